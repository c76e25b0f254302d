/** Settings: what belongs to the person, then to the archive, then to the program. Parts that a role may not use are left out. */
import type { ComponentType, ReactNode } from 'react';
import { Link, Redirect, useParams } from 'wouter';
import type { Permission } from '../../../shared/people.ts';
import { useTexts } from '../../app/language.tsx';
import { useSession } from '../../app/session.tsx';
import { About } from './about.tsx';
import { ArchiveSettings } from './archive-settings.tsx';
import { LookSettings } from './look-settings.tsx';
import { Profiles } from './profiles.tsx';
import { Recognition } from './recognition.tsx';
import styles from './settings.module.css';
import { texts } from './texts.ts';
import { Users } from './users.tsx';

type PartName = keyof (typeof texts)['vi']['parts'];

const parts: readonly { name: PartName; needs: Permission; content: ComponentType }[] = [
  { name: 'look', needs: 'anyone', content: LookSettings },
  { name: 'users', needs: 'manage-people', content: Users },
  { name: 'archive', needs: 'administer', content: ArchiveSettings },
  { name: 'profiles', needs: 'read', content: Profiles },
  { name: 'recognition', needs: 'read', content: Recognition },
  { name: 'about', needs: 'anyone', content: About },
];

export function SettingsScreen(): ReactNode {
  const t = useTexts(texts);
  const { part } = useParams<{ part?: string }>();
  const { permissions } = useSession();
  const open = parts.filter(({ needs }) => permissions.includes(needs));
  const here = open.find(({ name }) => name === part);
  if (here === undefined) return <Redirect to="/settings/look" replace />;
  const Content = here.content;
  return (
    <main className={styles.settings} data-ready="settings" aria-label={t.title}>
      <nav className={styles.parts} aria-label={t.title}>
        {open.map(({ name }) => (
          <Link key={name} href={`/settings/${name}`} aria-current={name === here.name ? 'page' : undefined}>
            {t.parts[name]}
          </Link>
        ))}
      </nav>
      <section className={styles.content} aria-labelledby="settings-part">
        <h1 id="settings-part">{t.parts[here.name]}</h1>
        <Content />
      </section>
    </main>
  );
}
