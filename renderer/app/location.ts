/**
 * Where the window is: path and questions both stand behind the `#` of the one page, so an address is a whole (going to
 * another screen leaves nothing of the last one behind) and going back finds everything as it was.
 */
import { useSyncExternalStore } from 'react';

/** What stands behind the `#`, always beginning with a slash. */
const address = (): string => `/${location.hash.replace(/^#?\/?/, '')}`;

const split = (whole: string): [path: string, search: string] => {
  const at = whole.indexOf('?');
  return at === -1 ? [whole, ''] : [whole.slice(0, at), whole.slice(at + 1)];
};

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('hashchange', listener);
  addEventListener('popstate', listener);
  return () => {
    removeEventListener('hashchange', listener);
    removeEventListener('popstate', listener);
  };
};

/** Goes to an address of the window: `/search?q=chữ`. */
export function go(to: string, { replace = false, state = null }: { replace?: boolean; state?: unknown } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](state, '', `#${to}`);
  dispatchEvent(new Event('hashchange'));
}

/** For wouter's Router, which asks for both. */
export function usePath(): [string, typeof go] {
  return [useSyncExternalStore(subscribe, () => split(address())[0]), go];
}
usePath.hrefs = (to: string): string => `#${to}`;

export const useSearchPart = (): string => useSyncExternalStore(subscribe, () => split(address())[1]);
