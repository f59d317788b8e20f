import { seedsOf, type BrandFile, type PaletteName } from './brand.ts';
import { readTokens, referenceOf } from './dtcg.ts';
import { roleTokens } from './generated/data.ts';
import { modes, type Mode } from './ladder.ts';
import { createPalette, type Palette, type Shade } from './palette.ts';

export type Palettes = Record<PaletteName, Palette>;
/** The colour of every role, by its name without `--tt-`. */
export type RoleColors = Record<string, string>;

interface Role {
  name: string;
  source: { palette: PaletteName; shade: Shade } | { color: string };
}

const roles: readonly Role[] = readTokens(roleTokens).map((token): Role => {
  const name = token.path.join('-');
  const reference = referenceOf(token.value);
  if (reference === undefined) return { name, source: { color: (token.value as Hex).hex } };
  const [, palette, shade] = reference.split('.');
  return { name, source: { palette: palette as PaletteName, shade: shade as Shade } };
});

interface Hex {
  hex: string;
}

/** Every colour role, in the order of its file. */
export const roleNames: readonly string[] = roles.map((role) => role.name);

const ladderPalettes: readonly PaletteName[] = ['danger', 'success', 'warning', 'info'];
const kept = new Map<string, Palette>();

function statusPalette(seed: string, mode: Mode): Palette {
  const key = seed + mode;
  const palette = kept.get(key) ?? createPalette(seed, mode, { solid: 'ladder' });
  kept.set(key, palette);
  return palette;
}

/** Actions of a town whose colour looks like an error: in ink, as step 11 of a grey is quiet text. */
function inkPalette(neutral: Palette): Palette {
  return { ...neutral, 11: neutral[12] };
}

/** The eight palettes of a brand in one mode. */
export function createPalettes(file: BrandFile, mode: Mode): Palettes {
  const { action, ...seeds } = seedsOf(file);
  const entries = Object.entries(seeds) as [Exclude<PaletteName, 'action'>, string][];
  const palettes = Object.fromEntries(
    entries.map(([name, seed]) => [
      name,
      ladderPalettes.includes(name)
        ? statusPalette(seed, mode)
        : createPalette(seed, mode, { solid: 'seed', isGrey: name === 'neutral' }),
    ]),
  ) as Omit<Palettes, 'action'>;
  const { brand, neutral } = palettes;
  return { ...palettes, action: action === seeds.brand ? brand : inkPalette(neutral) };
}

export function resolveRoles(palettes: Palettes): RoleColors {
  return Object.fromEntries(
    roles.map(({ name, source }) => [
      name,
      'color' in source ? source.color : palettes[source.palette][source.shade],
    ]),
  );
}

/** Every role of a brand in every mode. */
export function createRoles(file: BrandFile): Record<Mode, RoleColors> {
  return Object.fromEntries(
    modes.map((mode) => [mode, resolveRoles(createPalettes(file, mode))]),
  ) as Record<Mode, RoleColors>;
}
