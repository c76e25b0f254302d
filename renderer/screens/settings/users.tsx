/** Who may use the archive: list, add, change role, deactivate, set a new password. Nobody is ever deleted. */
import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { roleLabels, roles, type UserView } from '../../../shared/people.ts';
import { compareText, moment } from '../../app/format.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useSession } from '../../app/session.tsx';
import { failureOf, useStation, useStationAction } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { AdministratorForm } from '../start/first-administrator.tsx';
import styles from './settings.module.css';
import { texts } from './texts.ts';
import { AddUser, SetPassword } from './user-dialogs.tsx';

export function Users(): ReactNode {
  const t = useTexts(texts);
  const session = useSession();
  const list = useStation('user.list', {});
  const change = useStationAction('user.change');
  const [adding, setAdding] = useState(false);
  const [passwordOf, setPasswordOf] = useState<UserView | null>(null);
  if (list.data === undefined) {
    return list.isError ? (
      <ErrorNotice failure={failureOf(list.error)} onRetry={() => void list.refetch()} />
    ) : (
      <p className={styles.quiet}>{t.loading}</p>
    );
  }
  if (session.state === 'open' && list.data.length === 0) {
    return (
      <div className={styles.form}>
        <h2>{t.users.none}</h2>
        <p className={styles.quiet}>{t.users.noneText}</p>
        <AdministratorForm onDone={() => void list.refetch()} />
      </div>
    );
  }
  const said = (message: string): void => void notifications.show({ message, color: 'gray' });
  const users = [...list.data].sort(
    (a, b) => Number(b.active) - Number(a.active) || compareText(a.fullName, b.fullName),
  );
  return (
    <>
      <div className={styles.buttons}>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          {t.users.add}
        </Button>
      </div>
      <ErrorNotice failure={change.failure} onClose={change.reset} />
      <table className={styles.table} aria-label={t.users.list}>
        <thead>
          <tr>
            <th scope="col">{t.users.fullName}</th>
            <th scope="col">{t.users.name}</th>
            <th scope="col">{t.users.role}</th>
            <th scope="col">{t.users.state}</th>
            <th scope="col">{t.users.lastSignIn}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <UserRow
              key={user.name}
              user={user}
              onChange={(what) => void change.run({ name: user.name, ...what })}
              onPassword={() => setPasswordOf(user)}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.quiet}>{t.users.keep}</p>
      <AddUser
        opened={adding}
        onClose={() => setAdding(false)}
        onDone={(user) => {
          setAdding(false);
          said(t.users.added(user.fullName));
        }}
      />
      <SetPassword
        user={passwordOf}
        onClose={() => setPasswordOf(null)}
        onDone={(user) => {
          setPasswordOf(null);
          said(t.users.passwordSet(user.fullName));
        }}
      />
    </>
  );
}

function UserRow(props: {
  user: UserView;
  onChange: (what: { role?: UserView['role']; active?: boolean }) => void;
  onPassword: () => void;
}): ReactNode {
  const { user, onChange, onPassword } = props;
  const t = useTexts(texts).users;
  const { language } = useLanguage();
  return (
    <tr data-inactive={!user.active}>
      <td>{user.fullName}</td>
      <td>{user.name}</td>
      <td>
        <Select
          aria-label={t.roleOf(user.fullName)}
          value={user.role}
          allowDeselect={false}
          disabled={!user.active}
          data={roles.map((role) => ({ value: role, label: roleLabels[role][language] }))}
          onChange={(next) => {
            const role = roles.find((one) => one === next);
            if (role !== undefined && role !== user.role) onChange({ role });
          }}
        />
      </td>
      <td>{user.active ? t.active : t.inactive}</td>
      <td>{user.lastSignInAt === null ? t.never : moment(user.lastSignInAt)}</td>
      <td>
        <Menu position="bottom-end" shadow="sm">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t.actions(user.fullName)}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onPassword}>{t.setPassword}</Menu.Item>
            <Menu.Item onClick={() => onChange({ active: !user.active })}>
              {user.active ? t.deactivate : t.activate}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}
