/** Whether the paper holds personal data, who says so and why, and the means to say otherwise. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { sentencesOf } from '../../../shared/errors.ts';
import type { DocumentView } from '../../../shared/views.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { callStation } from '../../client.ts';
import { texts } from './texts.ts';

export function PersonalData({ paper, mayMark }: { paper: DocumentView; mayMark: boolean }): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { personal, reason, decidedBy } = paper.personal;
  const why = reason === 'petition' ? t.ofPetition : (reason ?? '');

  async function mark(): Promise<void> {
    const result = await callStation('document.markPersonal', { id: paper.id, personal: !personal });
    if (result.ok) return;
    const sentences = sentencesOf(result.error);
    notifications.show({ color: 'lacquer', message: `${sentences[language]} ${sentences.remedy[language]}` });
  }
  return (
    <div>
      <dt>{t.personal}:</dt>
      <dd>
        {personal ? t.personalYes(why, decidedBy ?? '') : t.personalNo(decidedBy ?? '')}{' '}
        {mayMark && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void mark()}>
            {personal ? t.unmarkPersonal : t.markPersonal}
          </Button>
        )}
      </dd>
    </div>
  );
}
