import { describe, expect, test } from 'vitest';
import { median, run, versionOf } from './run-command.ts';

const node = (script: string): Promise<Awaited<ReturnType<typeof run>>> => run(process.execPath, ['-e', script]);

describe('a measured program', () => {
  test('gives back what it printed and how long it took', async () => {
    const { stdout, seconds } = await node('setTimeout(() => console.log("xong"), 300)');
    expect(stdout).toBe('xong\n');
    expect(seconds).toBeGreaterThan(0.3);
  });

  test.runIf(process.platform === 'linux')('is charged for the processor time of its children too', async () => {
    const burn = 'const until = Date.now() + 400; while (Date.now() < until);';
    const { cpuSeconds } = await node(
      `require("child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(burn)}])`,
    );
    expect(cpuSeconds).toBeGreaterThan(0.1);
  });

  test('that fails stops the measurement with what it complained about', async () => {
    await expect(node('console.error("hết giấy"); process.exit(7)')).rejects.toThrow(/exit 7[\s\S]*hết giấy/);
  });

  test('that is not installed has no version', async () => {
    expect(await versionOf('no-such-program-here')).toBeNull();
  });
});

test('the median of an even count lies between the middle two', () => {
  expect(median([9, 1, 4])).toBe(4);
  expect(median([9, 1, 4, 6])).toBe(5);
});
