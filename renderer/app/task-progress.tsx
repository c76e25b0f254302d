/** How far one long call is, with time left and a way to stop it, wherever it is shown. */
import type { ReactNode } from 'react';
import { ProgressLine } from '../components/progress-line.tsx';
import { cancelTask, secondsLeft, type Task } from './tasks.ts';

export function TaskProgress({ task }: { task: Task }): ReactNode {
  return (
    <ProgressLine
      label={task.title}
      done={task.progress?.done ?? 0}
      total={task.progress?.total ?? null}
      current={task.progress?.current}
      secondsLeft={secondsLeft(task)}
      onCancel={() => cancelTask(task.id)}
      cancelling={task.state === 'cancelling'}
    />
  );
}
