/**
 * What lies over the picture of a page: the words of a field lit, hits, doubtful words underlined, chosen words framed,
 * the recognised text itself. Each kind is one path, so hundreds of words cost a handful of elements; moving and zooming
 * changes one attribute and draws nothing anew.
 */
import { memo, type ReactNode, type Ref } from 'react';
import { type Box, type PageText, wordsOf } from '../../../shared/page-text.ts';
import { cornersOf, outlinePath, type Span, underlinePath } from './geometry.ts';
import styles from './page-viewer.module.css';

export type WordLayerProps = {
  page: PageText;
  lit: readonly Box[];
  hits: readonly (readonly Box[])[];
  currentHit: number | null;
  doubtful: readonly number[];
  selection: readonly number[];
  band: Span | null;
  textShown: boolean;
};

/** `ref` is the group whose `transform` lays page pixels onto the screen. */
export function WordLayer({ ref, ...props }: WordLayerProps & { ref: Ref<SVGGElement> }): ReactNode {
  const { page, lit, hits, currentHit, doubtful, selection, band, textShown } = props;
  const words = wordsOf(page);
  const boxesOf = (indexes: readonly number[]): Box[] =>
    indexes.map((index) => words[index]?.box).filter((box) => box !== undefined);
  const path = (kind: keyof typeof styles, d: string): ReactNode => d !== '' && <path className={styles[kind]} d={d} />;
  const grow = page.dpi / 75;
  return (
    <svg className={styles.layer} aria-hidden="true">
      <g ref={ref}>
        {textShown && <ReadText page={page} />}
        {path('lit', outlinePath(lit, page.skew, grow))}
        {path('hit', outlinePath(hits.flat(), page.skew, grow))}
        {currentHit !== null && path('hitNow', outlinePath(hits[currentHit] ?? [], page.skew, 2 * grow))}
        {path('doubtful', underlinePath(boxesOf(doubtful), page.skew))}
        {path('chosen', outlinePath(boxesOf(selection), page.skew, grow))}
        {band !== null && (
          <rect
            className={styles.band}
            x={Math.min(band.from.x, band.to.x)}
            y={Math.min(band.from.y, band.to.y)}
            width={Math.abs(band.to.x - band.from.x)}
            height={Math.abs(band.to.y - band.from.y)}
          />
        )}
      </g>
    </svg>
  );
}

/** A word is known by its number in reading order. */
const numbered = (page: PageText) => wordsOf(page).map(({ text, box }, number) => ({ number, text, box }));

/** The recognised words in the places of the printed ones, each as wide as its print. */
const ReadText = memo(function ReadText({ page }: { page: PageText }): ReactNode {
  return (
    <g className={styles.read}>
      <rect width={page.width} height={page.height} />
      {numbered(page).map(({ number, text, box }) => {
        const [, , , foot] = cornersOf(box, page.skew);
        return (
          <text
            key={number}
            transform={`translate(${foot.x} ${foot.y}) rotate(${page.skew}) translate(0 ${-0.2 * box[3]})`}
            fontSize={box[3] * 0.85}
            textLength={box[2]}
            lengthAdjust="spacingAndGlyphs"
          >
            {text}
          </text>
        );
      })}
    </g>
  );
});
