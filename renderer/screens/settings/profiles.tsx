/** The dated rules that the program works by: layouts of papers and of packages. */
import type { ReactNode } from 'react';
import type { ProfileView } from '../../../shared/views.ts';
import { compareText, documentDate } from '../../app/format.ts';
import { useTexts } from '../../app/language.tsx';
import { failureOf, useStation } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import styles from './settings.module.css';
import { texts } from './texts.ts';

export function Profiles(): ReactNode {
  const t = useTexts(texts);
  const list = useStation('profile.list', {});
  if (list.data === undefined) {
    return list.isError ? (
      <ErrorNotice failure={failureOf(list.error)} onRetry={() => void list.refetch()} />
    ) : (
      <p className={styles.quiet}>{t.loading}</p>
    );
  }
  const all = list.data;
  return (
    <>
      <p className={styles.quiet}>{t.profiles.text}</p>
      {(['document', 'package'] as const).map((kind) => (
        <section key={kind} aria-label={t.profiles[kind]}>
          <h2>{t.profiles[kind]}</h2>
          <Table rows={all.filter((profile) => profile.kind === kind)} />
        </section>
      ))}
    </>
  );
}

function Table({ rows }: { rows: readonly ProfileView[] }): ReactNode {
  const t = useTexts(texts).profiles;
  const valid = ({ validFrom, validTo }: ProfileView): string => {
    const words = [
      ...(validFrom === null ? [] : [t.from(documentDate(validFrom))]),
      ...(validTo === null ? [] : [t.until(documentDate(validTo))]),
    ];
    return words.length === 0 ? t.always : words.join(' ');
  };
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t.title}</th>
          <th scope="col">{t.valid}</th>
          <th scope="col">{t.file}</th>
        </tr>
      </thead>
      <tbody>
        {[...rows]
          .sort((a, b) => compareText(a.title, b.title))
          .map((row) => (
            <tr key={row.file}>
              <td>{row.title}</td>
              <td>{valid(row)}</td>
              <td>{row.file}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
