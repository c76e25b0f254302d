/** A function that stays the same and always runs the newest of itself, so that what is given it need not be drawn anew. */
import { useCallback, useEffect, useRef } from 'react';

export function useLatest<A extends unknown[], R>(run: (...args: A) => R): (...args: A) => R {
  const newest = useRef(run);
  useEffect(() => {
    newest.current = run;
  });
  return useCallback((...args: A) => newest.current(...args), []);
}
