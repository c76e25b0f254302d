/**
 * What was learnt, as a file in the archive folder: numbers only, deflated, with a hash over them.
 *
 * Promises: the same model gives the same bytes; a file that was cut short, changed, or learnt on other groups or words
 * than today's is told as such and never used.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import { FEATURES } from './features.ts';
import type { Model } from './model.ts';

const deflate = promisify(deflateRaw);

const SIGN = 'TSH-GROUPS 1\n';

type Head = {
  readonly groups: readonly string[];
  readonly temperature: number;
  /** Of the groups and words it was learnt on top of (cold-start.ts). */
  readonly beginning: number;
  readonly sha256: string;
};

export type Opened = { readonly model: Model } | { readonly unusable: 'damaged' | 'outdated' };

export async function modelBytes(model: Model, beginning: number): Promise<Buffer> {
  const numbers = Buffer.concat(
    [model.bias, model.weights].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  );
  const head: Head = {
    groups: model.groups,
    temperature: model.temperature,
    beginning,
    sha256: createHash('sha256').update(numbers).digest('hex'),
  };
  return Buffer.concat([Buffer.from(`${SIGN}${JSON.stringify(head)}\n`), await deflate(numbers)]);
}

export function openModelBytes(bytes: Buffer, beginning: number): Opened {
  try {
    if (!bytes.subarray(0, SIGN.length).equals(Buffer.from(SIGN))) return { unusable: 'damaged' };
    const end = bytes.indexOf('\n', SIGN.length);
    const head = JSON.parse(bytes.subarray(SIGN.length, end).toString()) as Head;
    if (head.beginning !== beginning) return { unusable: 'outdated' };
    const numbers = inflateRawSync(bytes.subarray(end + 1));
    const count = head.groups.length;
    const whole = numbers.byteLength === 4 * count * (FEATURES + 1);
    if (!whole || createHash('sha256').update(numbers).digest('hex') !== head.sha256) return { unusable: 'damaged' };
    const all = new Float32Array(numbers.buffer.slice(numbers.byteOffset, numbers.byteOffset + numbers.byteLength));
    const { groups, temperature } = head;
    return { model: { groups, temperature, bias: all.subarray(0, count), weights: all.subarray(count) } };
  } catch {
    // Cut short or not ours: JSON or zlib could not make sense of it.
    return { unusable: 'damaged' };
  }
}
