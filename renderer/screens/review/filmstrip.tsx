/** The pages of a paper in a row; those with doubts carry a dot. A paper of one page needs none. */
import { type ReactNode, useEffect, useRef } from 'react';
import type { PageView } from '../../../shared/views.ts';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import styles from './review.module.css';
import { texts } from './texts.ts';

export function Filmstrip(props: {
  pages: readonly PageView[];
  shown: number;
  doubtful: ReadonlySet<number>;
  onShow: (page: number) => void;
}): ReactNode {
  const { pages, shown, doubtful, onShow } = props;
  const t = useTexts(texts);
  const { language } = useLanguage();
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    strip.current?.querySelector(`[data-page="${shown}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  return (
    <nav className={styles.strip} aria-label={t.pages} ref={strip}>
      {pages.map((page) => (
        <button
          key={page.id}
          type="button"
          className={styles.frame}
          data-page={page.page}
          data-aside={page.aside || page.blank || undefined}
          aria-label={t.pageName(figure(page.page, language), doubtful.has(page.page))}
          aria-current={page.page === shown ? 'page' : undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onShow(page.page)}
        >
          <Thumbnail pageId={page.id} version={page.pictureVersion} alt="" width={42} height={56} />
          {doubtful.has(page.page) && <span className={styles.dot} />}
        </button>
      ))}
    </nav>
  );
}
