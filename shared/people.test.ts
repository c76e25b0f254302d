import { describe, expect, it } from 'vitest';
import {
  type Permission,
  passwordProblem,
  permissions,
  permissionsOf,
  type Role,
  roleLabels,
  roles,
  tidyUserName,
  userKey,
  userNameProblem,
} from './people.ts';

const who = (permission: Permission): Role[] => roles.filter((role) => permissionsOf(role).has(permission));

describe('the table of rights', () => {
  it('gives each permission to those whose work it is', () => {
    expect(who('anyone')).toEqual([...roles]);
    expect(who('read')).toEqual([...roles]);
    expect(who('read-restricted')).toEqual(['clerk', 'checker', 'administrator']);
    expect(who('describe')).toEqual(['clerk', 'checker', 'administrator']);
    expect(who('approve')).toEqual(['clerk', 'checker', 'administrator']);
    expect(who('check')).toEqual(['checker', 'administrator']);
    expect(who('deliver')).toEqual(['it', 'administrator']);
    expect(who('administer')).toEqual(['it', 'administrator']);
    expect(who('manage-people')).toEqual(['it', 'administrator']);
  });

  it('gives an administrator everything', () => {
    expect([...permissionsOf('administrator')]).toEqual([...permissions]);
    expect(Object.keys(roleLabels)).toEqual([...roles]);
  });
});

describe('login names', () => {
  it('are compared without case, normal form and place of the tone, but with their marks', () => {
    expect(tidyUserName('  Lan   Nguyễn '.normalize('NFD'))).toBe('Lan Nguyễn');
    expect(userKey('HOÀ')).toBe(userKey('hòa'.normalize('NFD')));
    expect(userKey('hoa')).not.toBe(userKey('hòa'));
  });

  it('look like nobody else and like nothing of the machine', () => {
    for (const good of ['lan', 'Đặng Thị Ừ', 'lan.nguyen-2', 'a'])
      expect([good, userNameProblem(good)]).toEqual([good, null]);
    for (const bad of [
      '',
      ' ',
      'lan.',
      '-lan',
      'лan',
      'ｌan',
      'lan\u200b',
      'a/b',
      'Máy',
      'dòng lệnh',
      'x'.repeat(61),
    ]) {
      expect([bad, userNameProblem(bad)]).toEqual([bad, 'user-name-invalid']);
    }
  });
});

it('asks of a password only that it be long and not the name', () => {
  expect(passwordProblem('lan', 'bảy chữ')).toBe('password-too-short');
  // The same seven letters, typed decomposed, are not longer.
  expect(passwordProblem('lan', 'bảy chữ'.normalize('NFD'))).toBe('password-too-short');
  expect(passwordProblem('lan.nguyễn', 'LAN.Nguyễn')).toBe('password-is-name');
  expect(passwordProblem('lan', 'tám chữ.')).toBeNull();
});
