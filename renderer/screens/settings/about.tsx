/** Which program this is, in which versions, and whose work it is built on. */
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { desktop, shippedLicences } from '../../client.ts';
import styles from './about.module.css';
import common from './settings.module.css';
import { texts } from './texts.ts';

export function About(): ReactNode {
  const t = useTexts(texts).about;
  const facts = useQuery({ queryKey: ['facts'], queryFn: () => desktop().facts() }).data;
  return (
    <>
      <p className={common.quiet}>{t.text}</p>
      {facts !== undefined && (
        <dl className={common.facts}>
          <dt>{t.version}</dt>
          <dd>
            {t.product} {facts.version}
          </dd>
          <dt>{t.platform}</dt>
          <dd>
            {[facts.platform, `Electron ${facts.electron}`, `Chromium ${facts.chromium}`, `Node.js ${facts.node}`].join(
              ' · ',
            )}
          </dd>
        </dl>
      )}
      <p className={common.quiet}>{t.licence}</p>
      <Licences />
    </>
  );
}

function Licences(): ReactNode {
  const t = useTexts(texts).about;
  const { language } = useLanguage();
  const [typed, setTyped] = useState('');
  const list = useQuery({ queryKey: ['licences'], queryFn: shippedLicences });
  if (list.isError) return <p className={common.quiet}>{t.licencesMissing}</p>;
  if (list.data === undefined) return null;
  const wanted = typed.trim().toLowerCase();
  const shown = list.data.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(wanted));
  return (
    <section aria-label={t.licences}>
      <h2>{t.licences}</h2>
      <p className={common.quiet}>{t.licencesText(figure(list.data.length, language))}</p>
      <TextInput
        className={styles.find}
        aria-label={t.find}
        placeholder={t.find}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={styles.list}>
        {shown.map(({ name, version, licence, text }) => (
          <details key={`${name}@${version}`}>
            <summary>
              <span className={styles.name}>
                {name} {version}
              </span>
              <span className={styles.licence}>{licence}</span>
            </summary>
            <pre>{text}</pre>
          </details>
        ))}
      </div>
    </section>
  );
}
