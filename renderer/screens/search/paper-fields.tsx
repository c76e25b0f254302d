/** The description of a paper, for reading: what was found lit, where it stands in the archive, who vouched for it. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { dateFields, type FieldName, fieldNames } from '../../../shared/fields.ts';
import type { DocumentView } from '../../../shared/views.ts';
import { documentDate, moment } from '../../app/format.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useStation } from '../../client.ts';
import { LitText } from './lit.tsx';
import { marksOf } from './marks.ts';
import styles from './paper.module.css';
import { texts } from './texts.ts';

/** Told even when the paper has none. */
const always: ReadonlySet<FieldName> = new Set(['type', 'number', 'symbol', 'date', 'issuer', 'subject', 'signer']);

export function PaperFields({ paper, query }: { paper: DocumentView; query: string }): ReactNode {
  const t = useTexts(texts);
  const mayDescribe = useMay('describe');
  const groups = useStation('field.recordGroups', {}).data;
  const fields = new Map(paper.fields.map((field) => [field.field, field]));
  return (
    <aside className={styles.fields} aria-label={t.paper.fields}>
      <dl>
        {fieldNames.map((name) => {
          const field = fields.get(name);
          const group = name === 'recordGroup' ? groups?.find(({ code }) => code === field?.value) : undefined;
          const plain = group === undefined ? (field?.value ?? '') : `${group.code} – ${group.name}`;
          const value = dateFields.has(name) ? documentDate(field?.value ?? null) : plain;
          if (value === '' && !always.has(name)) return null;
          return (
            <div key={name} className={styles.field}>
              <dt>{t.fields[name]}</dt>
              {value !== '' ? (
                <dd>
                  <LitText text={value} marks={marksOf(value, query)} />
                </dd>
              ) : (
                <dd className={field?.needsPerson ? styles.doubt : styles.quiet}>
                  {field?.needsPerson ? t.paper.needsPerson : t.paper.empty}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
      <dl className={styles.facts}>
        {paper.personal.personal && (
          <div className={styles.field}>
            <dt>{t.paper.personal}</dt>
            <dd>{t.paper.conditional}</dd>
          </div>
        )}
        <div className={styles.field}>
          <dt>{t.paper.dossier}</dt>
          <dd>
            <Link href={`/records/dossier/${paper.dossierId}`}>
              {paper.dossierCode} · {paper.dossierTitle}
            </Link>
          </dd>
        </div>
        <div className={styles.field}>
          <dt>{t.facets.states}</dt>
          <dd>
            {paper.approvedAt !== null
              ? t.paper.approved(paper.approvedBy ?? '', moment(paper.approvedAt))
              : paper.sentBack !== null
                ? `${t.states.sentBack}: ${paper.sentBack.reason}`
                : t.paper.notApproved}
          </dd>
        </div>
        <div className={styles.field}>
          <dt>{t.paper.file}</dt>
          <dd className={styles.file}>{paper.sourcePath.split(/[/\\]/).at(-1)}</dd>
        </div>
      </dl>
      {mayDescribe && <Link href={`/review/${paper.id}`}>{t.paper.review}</Link>}
    </aside>
  );
}
