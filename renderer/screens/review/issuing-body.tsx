/**
 * Which body the printed issuer means, with its dates: a quiet line under the field. Where several fit, or none at that
 * time, a person chooses here; the field itself stays as printed.
 */
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { sentencesOf } from '../../../shared/errors.ts';
import type { KnownBody } from '../../../shared/views.ts';
import { documentDate, figure } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useStation, useStationAction } from '../../client.ts';
import styles from './issuing-body.module.css';
import { issuingBodyTexts } from './issuing-body-texts.ts';

export function IssuingBody({ documentId, editable }: { documentId: number; editable: boolean }): ReactNode {
  const t = useTexts(issuingBodyTexts);
  const { language } = useLanguage();
  const answer = useStation('document.authority', { id: documentId });
  const choice = useStationAction('document.setAuthority');
  if (answer.data === undefined) return null;
  const { standing, body, chosen, options } = answer.data;
  if (standing === 'none' && !chosen) return null;

  const span = ({ validFrom, validTo }: KnownBody): string => {
    if (validFrom === null) return validTo === null ? '' : t.until(documentDate(validTo));
    const from = documentDate(validFrom);
    return validTo === null ? t.from(from) : `${from} – ${documentDate(validTo)}`;
  };

  async function choose(authority: string | null): Promise<void> {
    const result = await choice.run({ id: documentId, authority });
    if (result.ok) return;
    const said = sentencesOf(result.error);
    notifications.show({ color: 'lacquer', message: `${said[language]} ${said.remedy[language]}` });
  }

  const [first] = options;
  const asks = body === null && !chosen;
  const said = (): ReactNode => {
    if (body !== null) {
      return (
        <>
          <span>{body.name}</span>
          <span className={styles.span}>{span(body)}</span>
        </>
      );
    }
    if (chosen) return <span>{t.noneOfThem}</span>;
    if (standing === 'outside' && first !== undefined) return <span>{t.outside(first.name, span(first))}</span>;
    return <span>{t.several(figure(options.length, language))}</span>;
  };
  return (
    <div className={styles.line} data-asks={asks || undefined} title={t.meant}>
      {said()}
      {chosen && <span>({t.chosen})</span>}
      {editable && (asks || chosen) && (
        <Menu position="bottom-start" width={340} shadow="sm">
          <Menu.Target>
            <Button size="compact-xs" variant="default" loading={choice.pending}>
              {chosen ? t.change : t.choose}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {options.map((option) => (
              <Menu.Item key={option.id} onClick={() => void choose(option.id)}>
                <span className={styles.option}>
                  {option.name}
                  <span>{span(option)}</span>
                </span>
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => void choose('')}>{t.none}</Menu.Item>
            {chosen && <Menu.Item onClick={() => void choose(null)}>{t.asPrinted}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
