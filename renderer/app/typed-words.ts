/** Words in a box whose place is the address: shown at once, told when they rest. */
import { useEffect, useRef, useState } from 'react';

/**
 * @param given what the address says; words from elsewhere (a saved search, the program's back) replace what is typed
 * @param wait milliseconds without a key after which `tell` is called; `send` calls it at once
 */
export function useTypedWords(given: string, tell: (words: string) => void, wait: number) {
  const [typed, setTyped] = useState(given);
  const told = useRef(given);
  const tellNow = useRef(tell);
  useEffect(() => {
    tellNow.current = tell;
  });
  useEffect(() => {
    if (given === told.current) return;
    told.current = given;
    setTyped(given);
  }, [given]);
  useEffect(() => {
    if (typed === told.current) return;
    const timer = setTimeout(() => {
      told.current = typed;
      tellNow.current(typed);
    }, wait);
    return () => clearTimeout(timer);
  }, [typed, wait]);
  const send = (): void => {
    if (typed === told.current) return;
    told.current = typed;
    tellNow.current(typed);
  };
  return { typed, setTyped, send };
}
