import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guarantees, modes, proveLadder, rung, steps, type Mode, type Step } from './ladder.ts';

test('every guarantee of the ladder follows from its constants, in every mode', () => {
  assert.deepEqual(proveLadder(), []);
});

test('each target of a guaranteed step carries weight: moved far enough, the proof fails', () => {
  const guaranteed = new Set(
    guarantees.flatMap(({ foreground, background }) => [foreground, background]),
  );
  for (const mode of modes) {
    for (const step of steps.filter((step) => guaranteed.has(step))) {
      const middle = (candidateMode: Mode, candidate: Step) =>
        candidateMode === mode && candidate === step
          ? 0.18
          : rung(candidateMode, candidate).luminance;
      // A mid-grey can be no surface and no strong text; it may still do for lines.
      const mustFail = step <= 5 || step >= 11;
      if (mustFail) {
        assert.notEqual(proveLadder(middle).length, 0, `step ${step} of ${mode} proves nothing`);
      }
    }
  }
});

test('a text lighter than its surface in the light is refused, though it would contrast', () => {
  const swapped = proveLadder((mode, step) => {
    if (mode !== 'light') return rung(mode, step).luminance;
    return step === 12 ? 0.96 : step <= 5 ? 0.01 : rung(mode, step).luminance;
  });
  assert.ok(swapped.some(({ reason }) => reason === 'side'));
});
