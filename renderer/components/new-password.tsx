/** A new password, typed twice, with the rule beside it. The station holds to the same rule (shared/people.ts). */
import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { type ErrorCode, sentencesOf } from '../../shared/errors.ts';
import { passwordProblem, SHORTEST_PASSWORD } from '../../shared/people.ts';
import type { Failure } from '../../shared/result.ts';
import { useTexts } from '../app/language.tsx';
import { texts } from './texts.ts';

export type TypedPassword = { readonly first: string; readonly again: string };

/** What is wrong with it, before the station is asked. */
export function newPasswordProblem(name: string, { first, again }: TypedPassword): Failure | null {
  const code: ErrorCode | null = passwordProblem(name, first) ?? (first === again ? null : 'passwords-differ');
  if (code === null) return null;
  const params = { least: SHORTEST_PASSWORD };
  return { code, params, message: sentencesOf({ code, params }).vi };
}

export function NewPassword(props: { value: TypedPassword; onChange: (value: TypedPassword) => void }): ReactNode {
  const { value, onChange } = props;
  const t = useTexts(texts);
  return (
    <>
      <PasswordInput
        label={t.newPassword}
        description={t.passwordRule(SHORTEST_PASSWORD)}
        autoComplete="new-password"
        value={value.first}
        onChange={(event) => onChange({ ...value, first: event.currentTarget.value })}
      />
      <PasswordInput
        label={t.passwordAgain}
        autoComplete="new-password"
        value={value.again}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
      />
    </>
  );
}
