/** Files held over the window are told, and taken when they are let go. Cards dragged within the window are no files. */
import { useEffect, useRef, useState } from 'react';

/** Answers whether files are held over the window now. */
export function useFileDrop(onDropFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onDropFiles);
  useEffect(() => {
    latest.current = onDropFiles;
  });
  useEffect(() => {
    // Each element the pointer crosses tells of entering and leaving; only the balance says whether it is still here.
    let depth = 0;
    const stop = new AbortController();
    const listen = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', run: (event: DragEvent) => void): void =>
      window.addEventListener(name, (event) => event.dataTransfer?.types.includes('Files') && run(event), {
        signal: stop.signal,
      });
    listen('dragenter', () => {
      depth += 1;
      setOver(true);
    });
    listen('dragleave', () => {
      depth -= 1;
      if (depth <= 0) setOver(false);
    });
    listen('dragover', (event) => event.preventDefault());
    listen('drop', (event) => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) latest.current(files);
    });
    return () => stop.abort();
  }, []);
  return over;
}
