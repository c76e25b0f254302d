/** A bug in one screen is told where the screen stood; the frame and everything behind it go on. */
import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { desktop } from '../client.ts';
import styles from './error-boundary.module.css';
import { useTexts } from './language.tsx';
import { texts } from './texts.ts';

export class ErrorBoundary extends Component<{ children: ReactNode }, { problem: unknown; attempt: number }> {
  override state = { problem: null as unknown, attempt: 0 };

  static getDerivedStateFromError(problem: unknown): { problem: unknown } {
    return { problem: problem ?? 'error' };
  }

  override render(): ReactNode {
    const { problem, attempt } = this.state;
    if (problem === null) return <Attempt key={attempt}>{this.props.children}</Attempt>;
    return <Broken problem={problem} onAgain={() => this.setState({ problem: null, attempt: attempt + 1 })} />;
  }
}

function Attempt({ children }: { children: ReactNode }): ReactNode {
  return children;
}

function Broken({ problem, onAgain }: { problem: unknown; onAgain: () => void }): ReactNode {
  const t = useTexts(texts).broken;
  return (
    <main className={styles.broken} data-ready="broken" role="alert">
      <p className={styles.what}>{t.what}</p>
      <div className={styles.buttons}>
        <Button onClick={onAgain}>{t.again}</Button>
        <Button variant="default" onClick={() => void desktop().openLogFolder()}>
          {t.logs}
        </Button>
      </div>
      <details className={styles.detail}>
        <summary>{t.detail}</summary>
        <pre>{problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}</pre>
      </details>
    </main>
  );
}
