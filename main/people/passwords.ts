/**
 * Passwords as argon2id hashes. The only importer of @node-rs/argon2.
 *
 * Promises: one password is worked on at a time, off the thread that answers calls, so that many attempts at once
 * neither fill the memory nor slip past the count of failures; a password never stands in a log, an event or an error.
 */
import { hash, verify } from '@node-rs/argon2';
import { nfc } from '../../shared/vietnamese.ts';

/** RFC 9106, section 4, second recommended option (64 MiB). Each hash carries its own, so they can be raised later. */
const RECOMMENDED = { memoryCost: 65_536, timeCost: 3, parallelism: 4, outputLen: 32 };

export type Passwords = {
  hashOf(password: string): Promise<string>;
  /** `null` for the hash of a user that does not exist; takes as long and is never right. */
  matches(hashed: string | null, password: string): Promise<boolean>;
  /** Runs one piece of work after the other, in the order they came. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
};

/** @param cost for tests that make many users */
export function openPasswords(cost: typeof RECOMMENDED = RECOMMENDED): Passwords {
  const { memoryCost, timeCost, parallelism } = cost;
  // Stands in for the hash of a user that does not exist, so that a wrong name takes as long as a wrong password.
  const decoy = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
  let last: Promise<unknown> = Promise.resolve();
  return {
    // Keyboards write the same Vietnamese letter in different normal forms.
    hashOf: (password) => hash(nfc(password), cost),
    matches: async (hashed, password) => (await verify(hashed ?? decoy, nfc(password))) && hashed !== null,
    inTurn(work) {
      const next = last.then(work);
      last = next.catch(() => null);
      return next;
    },
  };
}
