import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrastWCAG21, getLuminance, sRGB } from 'colorjs.io/fn';
import fc from 'fast-check';
import { hexToBytes, hexToOklch, oklchToHex } from './color.ts';
import { contrast, luminance, textOn } from './contrast.ts';
import { modes, rung, steps } from './ladder.ts';
import { checkPairs, rolePairs } from './pairs.ts';
import { createPalette } from './palette.ts';
import { createRoles, roleNames, type RoleColors } from './roles.ts';
import { solveRung } from './solve.ts';
import type { BrandFile } from './brand.ts';

// The ends of each channel, the greys on either side of 3:1, 4.5:1 and 7:1, where white and black
// text change places, and the towns' own colours.
const hardSeeds = (
  '#ff0000 #00ff00 #0000ff #ffff00 #ff00ff #00ffff #ffffff #000000 #808080 #767676 #777777 #757575 ' +
  '#949494 #959595 #595959 #5a5a5a #010101 #fefefe #0054a6 #ffd200 #00723f #c8102e #007a53 #3d5a80'
).split(' ');

const byte = (least = 0, most = 255) => fc.integer({ min: least, max: most });
const hexOf = (channels: number[]) =>
  `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
const colorOf = (...channels: fc.Arbitrary<number>[]) => fc.tuple(...channels).map(hexOf);

const anySeed = fc.oneof(
  { weight: 2, arbitrary: colorOf(byte(), byte(), byte()) },
  { weight: 1, arbitrary: colorOf(byte(235), byte(235), byte(235)) },
  { weight: 1, arbitrary: colorOf(byte(0, 20), byte(0, 20), byte(0, 20)) },
  { weight: 1, arbitrary: colorOf(byte(200), byte(170), byte(0, 60)) },
);

function seeds(count: number): string[] {
  return [
    ...hardSeeds,
    ...fc.sample(anySeed, { numRuns: count - hardSeeds.length, seed: 20_251_028 }),
  ];
}

function asColor(hex: string) {
  const [red, green, blue] = hexToBytes(hex).map((channel) => channel / 255);
  return {
    space: sRGB,
    coords: [red ?? 0, green ?? 0, blue ?? 0] as [number, number, number],
    alpha: 1,
  };
}

/** Luminance by the other implementation. Its number goes through XYZ, ours through WCAG's sums. */
function otherLuminance(hex: string): number {
  return getLuminance(asColor(hex));
}

function otherContrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

interface Tally {
  pairs: number;
  failures: string[];
  disagreements: string[];
}

function examine(colors: RoleColors, mode: (typeof modes)[number], seed: string, tally: Tally) {
  const others = new Map<string, number>();
  // Many roles share a colour.
  const known = new Map<string, number>();
  for (const [name, color] of Object.entries(colors)) {
    if (color === 'transparent') continue;
    const value = known.get(color) ?? otherLuminance(color);
    known.set(color, value);
    others.set(name, value);
  }
  for (const { foregrounds, background, ratio, passes } of checkPairs(colors, mode)) {
    tally.pairs++;
    let other = 1;
    const behind = others.get(background) ?? 0;
    for (const name of foregrounds) {
      other = Math.max(other, otherContrast(others.get(name) ?? behind, behind));
    }
    const isAgreed = Math.abs(other / ratio - 1) <= 1e-3;
    if (passes && isAgreed) continue;
    const name = `${seed} ${mode}: ${foregrounds.join('/')} on ${background}`;
    if (!passes) tally.failures.push(`${name} ${ratio}`);
    if (!isAgreed) tally.disagreements.push(`${name} ${ratio}, not ${other}`);
  }
}

test('10,000 seeds in four modes: every pair of roles keeps its contrast, and colorjs.io agrees', () => {
  const tally: Tally = { pairs: 0, failures: [], disagreements: [] };
  const all = seeds(10_000);
  all.forEach((brand, index) => {
    const accent = all[(index * 7919 + 13) % all.length] ?? brand;
    const file: BrandFile = { id: 'seed', name: 'Seed', brand, accent };
    if (index % 3 === 0) file.neutral = 'grey';
    const roles = createRoles(file);
    for (const mode of modes) {
      assert.equal(roles[mode].brand, brand);
      assert.equal(roles[mode].accent, accent);
      examine(roles[mode], mode, brand, tally);
    }
  });
  assert.equal(tally.pairs, 10_000 * 4 * rolePairs.length);
  assert.deepEqual(tally.failures.slice(0, 5), []);
  assert.deepEqual(tally.disagreements.slice(0, 5), []);
});

test('colorjs.io finds the same luminance and the same contrast', () => {
  const blue = asColor('#0054a6');
  for (const hex of seeds(2_000)) {
    assert.ok(Math.abs(otherLuminance(hex) - luminance(hex)) < 1e-3, hex);
    const [theirs, ours] = [contrastWCAG21(asColor(hex), blue), contrast(hex, '#0054a6')];
    assert.ok(Math.abs(theirs / ours - 1) < 1e-3, `${hex} ${theirs}, not ${ours}`);
  }
});

test('every finished step lies on its side of its target', () => {
  for (const seed of seeds(300)) {
    for (const mode of modes) {
      const palette = createPalette(seed, mode, { solid: 'seed' });
      for (const step of steps) {
        const { luminance: target, side } = rung(mode, step);
        const excess = luminance(palette[step]) - target;
        assert.ok(side === 'floor' ? excess > -1e-9 : excess < 1e-9, `${seed} ${mode} ${step}`);
        assert.ok(Math.abs(excess) < 0.02, `${seed} ${mode} ${step} strays by ${excess}`);
      }
    }
  }
});

test('the primary button is exactly the brand colour in light and dark', () => {
  for (const seed of seeds(300)) {
    for (const mode of ['light', 'dark'] as const) {
      assert.equal(createPalette(seed, mode, { solid: 'seed' }).solid, seed);
    }
  }
});

/** How far apart two colours are in OKLab: about 0.02 is what eyes just tell. */
function difference(one: string, other: string): number {
  const [from, to] = [one, other].map((color) => {
    const { lightness, chroma, hue } = hexToOklch(color);
    const angle = (hue * Math.PI) / 180;
    return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
  });
  return Math.hypot(...from!.map((value, index) => value - to![index]!));
}

test('what can be pressed is not in the colour of errors, for every seed', () => {
  const reds = ['#c8102e', '#c0272d', '#7a1f2b', '#d6336c', '#e8590c', '#a4133c', '#ff0000'];
  const pressed = ['text-link', 'text-link-hover', 'text-brand', 'action-secondary-text'];
  for (const brand of [...reds, ...seeds(300)]) {
    const file: BrandFile = { id: 'town', name: 'Town', brand };
    for (const [mode, colors] of Object.entries(createRoles(file)))
      for (const role of pressed) {
        const far = difference(colors[role]!, colors['danger-text']!);
        assert.ok(far > 0.035, `${brand} ${mode}: ${role} is ${far} from danger-text`);
        if (!reds.includes(brand)) continue;
        const quiet = difference(colors[role]!, colors['text-muted']!);
        assert.ok(quiet > 0.1, `${brand} ${mode}: ${role} is ${quiet} from text-muted`);
      }
  }
});

test('a town whose colour is no red keeps it in links and buttons', () => {
  for (const brand of ['#0054a6', '#00723f', '#3d5a80', '#ffd200']) {
    const { light } = createRoles({ id: 'town', name: 'Town', brand });
    const own = createPalette(brand, 'light', { solid: 'seed' });
    assert.equal(light['text-link'], own[11]);
    assert.equal(light['action-secondary-text'], own[11]);
    assert.equal(light['border-brand'], own[8]);
  }
});

test('a button that stands out by itself gets no edge, a yellow one on white does', () => {
  assert.equal(createPalette('#0054a6', 'light', { solid: 'seed' }).border, 'transparent');
  assert.notEqual(createPalette('#ffd200', 'light', { solid: 'seed' }).border, 'transparent');
  assert.equal(createPalette('#ffd200', 'dark', { solid: 'seed' }).border, 'transparent');
});

test('pointing at a button changes it, for every seed', () => {
  for (const seed of seeds(1_000)) {
    for (const mode of modes) {
      const { solid, hover, active } = createPalette(seed, mode, { solid: 'seed' });
      assert.notEqual(hover, solid, `${seed} ${mode}`);
      assert.notEqual(active, hover, `${seed} ${mode}`);
    }
  }
});

test('white or black always reads on a colour', () => {
  for (const seed of seeds(3_000)) assert.ok(contrast(textOn(seed), seed) >= 4.5, seed);
});

test('OKLCH and back gives the same colour', () => {
  for (const seed of seeds(1_000)) assert.equal(oklchToHex(hexToOklch(seed)), seed);
});

test('solving keeps the hue', () => {
  const seed = hexToOklch('#0054a6');
  const solved = hexToOklch(solveRung(seed, rung('light', 11)));
  assert.ok(Math.abs(solved.hue - seed.hue) < 3);
});

test('every role has a colour in every mode', () => {
  const roles = createRoles({ id: 'x', name: 'X', brand: '#0054a6' });
  for (const mode of modes) {
    assert.deepEqual(Object.keys(roles[mode]), [...roleNames]);
    for (const [name, color] of Object.entries(roles[mode])) {
      assert.match(color, /^#[0-9a-f]{6}$|^transparent$/, `${name} in ${mode}`);
    }
  }
});

test('every pair names roles that exist', () => {
  for (const { foregrounds, background } of rolePairs) {
    for (const name of [...foregrounds, background]) assert.ok(roleNames.includes(name), name);
  }
});
