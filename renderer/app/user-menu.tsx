/** Who sits here, what the role is, and what belongs to the person rather than to the archive: password, language, look. */
import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconKey, IconKeyboard, IconLock, IconLogout, IconUserPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { roleLabels } from '../../shared/people.ts';
import { useLanguage, useTexts } from './language.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { useSession, useSessionActions } from './session.tsx';
import { texts } from './texts.ts';
import { themeChoices, useThemeChoice } from './theme-choice.ts';
import styles from './user-menu.module.css';

export function UserMenu({ onKeys }: { onKeys: () => void }): ReactNode {
  const t = useTexts(texts);
  const { language, setLanguage } = useLanguage();
  const [theme, setTheme] = useThemeChoice();
  const { user } = useSession();
  const { lock, signOut } = useSessionActions();
  const [, go] = useLocation();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={260} shadow="sm" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <button type="button" className={styles.user} title={t.user.menu}>
            <span className={styles.name}>{user?.fullName ?? t.user.nobody}</span>
            {user !== null && <span className={styles.role}>· {roleLabels[user.role][language]}</span>}
            <IconChevronDown size={16} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {user === null ? (
            <Menu.Item leftSection={<IconUserPlus size={16} />} onClick={() => go('/settings/users')}>
              {t.user.createFirst}
            </Menu.Item>
          ) : (
            <>
              <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setChanging(true)}>
                {t.user.changePassword}
              </Menu.Item>
              <Menu.Item leftSection={<IconLock size={16} />} rightSection="Ctrl L" onClick={lock}>
                {t.user.lock}
              </Menu.Item>
              <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>
                {t.user.signOut}
              </Menu.Item>
            </>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection="?" onClick={onKeys}>
            {t.user.keys}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t.user.theme}</Menu.Label>
          <Menu.RadioGroup
            value={theme}
            onChange={(next) => setTheme(themeChoices.find((choice) => choice === next) ?? 'system')}
          >
            {themeChoices.map((choice) => (
              <Menu.RadioItem key={choice} value={choice}>
                {t.user.themes[choice]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Label>{t.user.language}</Menu.Label>
          <Menu.RadioGroup value={language} onChange={(next) => setLanguage(next === 'en' ? 'en' : 'vi')}>
            <Menu.RadioItem value="vi">Tiếng Việt</Menu.RadioItem>
            <Menu.RadioItem value="en">English</Menu.RadioItem>
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      <PasswordDialog
        opened={changing}
        onClose={() => setChanging(false)}
        onChanged={() => {
          setChanging(false);
          notifications.show({ message: t.password.changed, color: 'gray' });
        }}
      />
    </>
  );
}
