/** A text with parts of it lit, and the picture of the place where a hit stands. */
import { type ReactNode, useState } from 'react';
import { around, type Box } from '../../../shared/page-text.ts';
import type { Mark, SearchHit } from '../../../shared/views.ts';
import { pageCrop, useStation } from '../../client.ts';
import { Thumbnail } from '../../components/thumbnail.tsx';
import styles from './lit.module.css';

export function LitText({ text, marks }: { text: string; marks: readonly Mark[] }): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className={styles.mark}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

export const PICTURE = { width: 176, height: 72 };

/**
 * The words of a query often stand all over a page; where most of them stand side by side on one line is the place to
 * show. The first of equals.
 */
export function densestPlace(hits: readonly (readonly Box[])[]): readonly Box[] {
  let best: readonly Box[] = [];
  let run: Box[] = [];
  for (const hit of hits) {
    const [last, first] = [run.at(-1), hit[0]];
    const beside =
      last !== undefined &&
      first !== undefined &&
      Math.abs(first[1] - last[1]) < last[3] &&
      first[0] > last[0] &&
      first[0] - (last[0] + last[2]) < last[3];
    run = beside ? [...run, ...hit] : [...hit];
    if (run.length > best.length) best = run;
  }
  return best;
}

/** A strip of the page around a hit: as wide as the picture's shape asks, some lines high. */
export function stripAround(hit: readonly Box[]): Box | null {
  const place = around(hit);
  if (place === null) return null;
  const [x, y, width, height] = place;
  const shape = PICTURE.width / PICTURE.height;
  // A line above and one below make a place recognisable; a long phrase is shown whole.
  const high = Math.max(height * 3.4, (width * 1.1) / shape);
  const wide = high * shape;
  return [Math.max(0, x + width / 2 - wide / 2), Math.max(0, y + height / 2 - high / 2), wide, high];
}

/** The place of the first hit on the best page; the first page in small where only fields hold the words. */
export function HitPicture({ hit, query }: { hit: SearchHit; query: string }): ReactNode {
  const [best] = hit.pages;
  const found = useStation('search.hits', { documentId: hit.documentId, query }, { enabled: best !== undefined });
  const place = densestPlace(found.data?.find((page) => page.pageId === best?.pageId)?.hits ?? []);
  const strip = stripAround(place);
  if (best !== undefined && strip !== null) {
    return <Strip key={`${best.pageId}:${strip.join()}`} pageId={best.pageId} strip={strip} boxes={place} />;
  }
  const pageId = best?.pageId ?? hit.firstPageId;
  if (pageId === null || (best !== undefined && found.isLoading)) return <span className={styles.picture} />;
  return (
    <span className={styles.picture}>
      <Thumbnail pageId={pageId} version={0} alt="" width={PICTURE.width} height={PICTURE.height} />
    </span>
  );
}

function Strip({ pageId, strip, boxes }: { pageId: number; strip: Box; boxes: readonly Box[] }): ReactNode {
  // The station clips the strip at the edge of the page: what came says how large it is.
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  return (
    <span className={styles.picture}>
      <img
        src={pageCrop(pageId, strip)}
        alt=""
        loading="lazy"
        onLoad={({ currentTarget }) =>
          setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
        }
        // Without a picture the place stays blank; the row says all that is needed to open the paper.
        onError={({ currentTarget }) => currentTarget.setAttribute('hidden', '')}
      />
      {size !== null && (
        <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="xMinYMid slice" aria-hidden>
          {boxes.map(([x, y, width, height]) => (
            <rect key={`${x},${y}`} x={x - strip[0]} y={y - strip[1]} width={width} height={height} rx={height / 8} />
          ))}
        </svg>
      )}
    </span>
  );
}
