/** Long calls of one kind while they run, here as well as at the foot of the window: progress, time left, a way to stop. */
import type { ReactNode } from 'react';
import type { CallName } from '../../../shared/contract.ts';
import { cancelTask, secondsLeft, useTasks } from '../../app/tasks.ts';
import { ProgressLine } from '../../components/progress-line.tsx';

export function RunningTasks({ call }: { call: CallName }): ReactNode {
  const running = useTasks().filter((task) => task.call === call && task.state !== 'failed');
  return running.map((task) => (
    <ProgressLine
      key={task.id}
      label={task.title}
      done={task.progress?.done ?? 0}
      total={task.progress?.total ?? null}
      current={task.progress?.current}
      secondsLeft={secondsLeft(task)}
      onCancel={() => cancelTask(task.id)}
      cancelling={task.state === 'cancelling'}
    />
  ));
}
