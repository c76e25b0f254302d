/**
 * What lies over the picture of a page: the words of a field lit, hits, doubtful words underlined, chosen words framed,
 * the recognised text itself. Each kind is one path, so hundreds of words cost a handful of elements; moving and zooming
 * changes one attribute and draws nothing anew.
 */
import { memo, type ReactNode, type Ref } from 'react';
import { type Box, linesOf, type PageText, wordsOf } from '../../../shared/page-text.ts';
import { centreOf, cornersOf, outlinePath, type Span, underlinePath } from './geometry.ts';
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

type SetWord = { number: number; text: string; x: number; y: number; size: number; width: number };

/** Each word on the foot of its line, in the size of the line; known by its number in reading order. */
function setWords(page: PageText): SetWord[] {
  const angle = (page.skew * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let number = 0;
  return linesOf(page).flatMap((line) => {
    const [, , , foot] = cornersOf(line.box, page.skew);
    const up = 0.24 * line.box[3];
    const middle = centreOf(line.box);
    return line.words.map(({ text, box }) => {
      const centre = centreOf(box);
      const fromMiddle = (centre.x - middle.x) * cos + (centre.y - middle.y) * sin;
      const along = fromMiddle + (line.box[2] - box[2]) / 2;
      const x = foot.x + along * cos + up * sin;
      const y = foot.y + along * sin - up * cos;
      number += 1;
      return { number: number - 1, text, x, y, size: line.box[3] * 0.72, width: box[2] };
    });
  });
}

/** The recognised words in the places of the printed ones, each as wide as its print. */
const ReadText = memo(function ReadText({ page }: { page: PageText }): ReactNode {
  const edge = page.width / 200;
  return (
    <g className={styles.read}>
      <rect x={-edge} y={-edge} width={page.width + 2 * edge} height={page.height + 2 * edge} />
      {setWords(page).map(({ number, text, x, y, size, width }) => (
        <text
          key={number}
          transform={`translate(${x} ${y}) rotate(${page.skew})`}
          fontSize={size}
          textLength={width}
          lengthAdjust="spacingAndGlyphs"
        >
          {text}
        </text>
      ))}
    </g>
  );
});
