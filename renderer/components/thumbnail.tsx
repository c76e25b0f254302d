/**
 * A small picture of a page, fetched when it comes into view. It keeps its place while it is fetched, and says so when
 * it cannot be opened. The picture stands inside the box whole, never cut.
 */
import { IconPhotoOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../app/language.tsx';
import { pagePicture } from '../client.ts';
import { texts } from './texts.ts';
import styles from './thumbnail.module.css';

export function Thumbnail(props: {
  pageId: number;
  /** `pictureVersion` of the page: part of the address, so that nothing stale is shown. */
  version: number;
  /** What the picture shows, for those who do not see it; empty when words beside it say so. */
  alt: string;
  /** Of the box, CSS pixels. */
  width: number;
  height: number;
}): ReactNode {
  const { pageId, version, alt, width, height } = props;
  const address = pagePicture(pageId, 'thumbnail', version);
  return <Picture key={address} address={address} alt={alt} width={width} height={height} />;
}

function Picture(props: { address: string; alt: string; width: number; height: number }): ReactNode {
  const { address, alt, width, height } = props;
  const t = useTexts(texts);
  const [state, setState] = useState<'waiting' | 'shown' | 'failed'>('waiting');
  return (
    <span className={styles.box} data-state={state} style={{ width, height }}>
      {state === 'failed' ? (
        <span className={styles.failed} role="img" aria-label={`${alt} ${t.noPicture}`.trim()} title={t.noPicture}>
          <IconPhotoOff size={Math.min(24, height / 3)} aria-hidden />
        </span>
      ) : (
        <img
          src={address}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          onLoad={() => setState('shown')}
          onError={() => setState('failed')}
        />
      )}
    </span>
  );
}
