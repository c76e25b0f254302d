/** Long calls of one kind while they run, here as well as at the foot of the window: progress, time left, a way to stop. */
import type { ReactNode } from 'react';
import type { CallName } from '../../../shared/contract.ts';
import { TaskProgress } from '../../app/task-progress.tsx';
import { useTasks } from '../../app/tasks.ts';

export function RunningTasks({ call }: { call: CallName }): ReactNode {
  const running = useTasks().filter((task) => task.call === call && task.state !== 'failed');
  return running.map((task) => <TaskProgress key={task.id} task={task} />);
}
