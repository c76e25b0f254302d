/**
 * Runs another program as a whole process and says how long it took, what work it cost and how much memory it held:
 * what a person at the machine would see, start-up included.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export type Cost = {
  /** Seconds on the clock. */
  readonly seconds: number;
  /** Seconds of processor time of the program and all it started; null where the system has no /proc. */
  readonly cpuSeconds: number | null;
  /** Largest sum of resident memory of the program and its children, MB; null where the system has no /proc. */
  readonly peakMb: number | null;
  readonly stdout: string;
};

/** Linux counts processor time in ticks of 1/100 s on every platform Node runs on. */
const TICKS_A_SECOND = 100;

/** User and system time of children that have ended, in seconds (proc(5), fields 16 and 17 of /proc/self/stat). */
function endedChildrenSeconds(): number | null {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[13]) + Number(fields[14])) / TICKS_A_SECOND;
  } catch {
    return null;
  }
}

/** Resident memory of a process and all that descend from it, MB. */
function residentMb(root: number): number | null {
  try {
    const children = new Map<number, number[]>();
    const resident = new Map<number, number>();
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
        children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
        resident.set(Number(name), Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
      } catch {
        // It ended while we looked.
      }
    }
    const sum = (pid: number): number =>
      (resident.get(pid) ?? 0) + (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0);
    return sum(root);
  } catch {
    return null;
  }
}

/**
 * Runs a program to its end.
 * @param accept exit codes that count as success
 * @throws Error with the end of its error output when it exits otherwise
 */
export async function run(
  program: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; accept?: readonly number[] } = {},
): Promise<Cost> {
  const cpuBefore = endedChildrenSeconds();
  const started = process.hrtime.bigint();
  const child = spawn(program, args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let peakMb: number | null = null;
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-4000);
  });
  const look = setInterval(() => {
    const now = child.pid === undefined ? null : residentMb(child.pid);
    if (now !== null) peakMb = Math.max(peakMb ?? 0, now);
  }, 500);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    if (code === null || !(options.accept ?? [0]).includes(code)) {
      throw new Error(`${program} ${args.join(' ')}: exit ${code}\n${stderr}`);
    }
    const cpuAfter = endedChildrenSeconds();
    const cpuSeconds = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
    return { seconds, cpuSeconds, peakMb, stdout };
  } finally {
    clearInterval(look);
  }
}

/** The first line a program says about its version, or null when it is not installed. */
export async function versionOf(program: string): Promise<string | null> {
  try {
    const { stdout } = await run('sh', ['-c', `${program} --version 2>&1`]);
    return stdout.split('\n')[0]?.trim() ?? null;
  } catch {
    return null;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
