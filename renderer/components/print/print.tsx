/**
 * Printing something other than the screen: `print(content)` lays the content out for paper alone, waits for its
 * pictures and opens the system's dialog. Render `sheet` anywhere in the component that asks.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { desktop } from '../../client.ts';
import styles from './print.module.css';

export function usePrint(): { print: (content: ReactNode) => void; printing: boolean; sheet: ReactNode } {
  const [content, setContent] = useState<ReactNode>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const printing = content !== null;
  useEffect(() => {
    if (!printing) return;
    let gone = false;
    const pictures = [...(sheet.current?.querySelectorAll('img') ?? [])];
    // A picture that cannot be opened must not keep the others from the paper.
    void Promise.allSettled(pictures.map((picture) => picture.decode()))
      .then(() => (gone ? undefined : desktop().print()))
      .finally(() => {
        if (!gone) setContent(null);
      });
    return () => {
      gone = true;
    };
  }, [printing]);
  return {
    print: setContent,
    printing,
    sheet: printing
      ? createPortal(
          <div ref={sheet} className={styles.sheet}>
            {content}
          </div>,
          document.body,
        )
      : null,
  };
}

/** One picture on each sheet of paper. */
export function PagePictures({
  sources,
  label,
}: {
  sources: readonly string[];
  label: (page: number) => string;
}): ReactNode {
  return sources.map((source, i) => <img key={source} className={styles.picture} src={source} alt={label(i + 1)} />);
}
