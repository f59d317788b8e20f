/**
 * Reading and writing design tokens.
 * @see https://www.designtokens.org/tr/2025.10/format/
 */
import { hexToBytes } from './color.ts';

export interface Token {
  /** Names from the outermost group to the token; `$root` is left out. */
  path: readonly string[];
  type: string;
  value: unknown;
  /** A CSS unit for a number, from `$extensions.twintown.unit`. */
  unit: string;
}

type Node = Record<string, unknown>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every token below a group, in file order, each with the type it inherits. */
export function readTokens(group: object, path: readonly string[] = [], type = ''): Token[] {
  const node = group as Node;
  const ownType = typeof node.$type === 'string' ? node.$type : type;
  if ('$value' in node) {
    const extensions = isNode(node.$extensions) ? node.$extensions.twintown : undefined;
    const unit = isNode(extensions) && typeof extensions.unit === 'string' ? extensions.unit : '';
    return [{ path, type: ownType, value: node.$value, unit }];
  }
  return Object.entries(node).flatMap(([name, child]) => {
    if (!isNode(child)) return [];
    if (name === '$root') return readTokens(child, path, ownType);
    return name.startsWith('$') ? [] : readTokens(child, [...path, name], ownType);
  });
}

/** The path inside `{…}`, or nothing when the value is not a reference. */
export function referenceOf(value: unknown): string | undefined {
  return typeof value === 'string' ? /^\{([^{}]+)\}$/.exec(value)?.[1] : undefined;
}

export interface ColorValue {
  colorSpace: 'srgb';
  components: [number, number, number];
  alpha?: number;
  hex: string;
}

/** The token value of `#rrggbb` or `transparent`. Exact: the components are the 8-bit ones. */
export function colorValue(color: string): ColorValue {
  if (color === 'transparent') {
    return { colorSpace: 'srgb', components: [0, 0, 0], alpha: 0, hex: '#000000' };
  }
  const [red, green, blue] = hexToBytes(color);
  const part = (byte: number) => Math.round((byte / 255) * 1e5) / 1e5;
  return { colorSpace: 'srgb', components: [part(red), part(green), part(blue)], hex: color };
}

/** The name of a token's custom property. */
export function propertyName(path: readonly string[]): string {
  return `--tt-${path.join('-')}`;
}

const genericFamilies = new Set([
  'system-ui',
  'ui-monospace',
  'sans-serif',
  'serif',
  'monospace',
  '-apple-system',
]);

function cssColor(value: Node): string {
  const hex = String(value.hex);
  if (typeof value.alpha !== 'number' || value.alpha === 1) return hex;
  return `rgb(${hexToBytes(hex).join(' ')} / ${value.alpha})`;
}

function cssDimension(value: unknown): string {
  if (!isNode(value)) return String(value);
  return value.value === 0 ? '0' : `${String(value.value)}${String(value.unit)}`;
}

/** A token's value as CSS writes it. References to other tokens become `var()`. */
export function cssValue({ type, value, unit }: Token): string {
  const reference = referenceOf(value);
  if (reference !== undefined) return `var(${propertyName(reference.split('.'))})`;
  switch (type) {
    case 'color':
      return isNode(value) ? cssColor(value) : String(value);
    case 'fontFamily':
      return [value]
        .flat()
        .map((family) => (genericFamilies.has(String(family)) ? String(family) : `"${family}"`))
        .join(',');
    case 'cubicBezier':
      return `cubic-bezier(${[value].flat().join(',')})`;
    case 'shadow':
      return [value]
        .flat()
        .filter(isNode)
        .map((layer) =>
          [
            ...[layer.offsetX, layer.offsetY, layer.blur, layer.spread].map(cssDimension),
            cssColor(layer.color as Node),
          ].join(' '),
        )
        .join(',');
    case 'dimension':
    case 'duration':
      return cssDimension(value);
    default:
      return `${String(value)}${unit}`;
  }
}
