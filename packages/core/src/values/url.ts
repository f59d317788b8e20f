import { error, type Issue } from '../issue.ts';
import { isBlank, visible } from './text.ts';
import type { ValueKind } from './value-kind.ts';

const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/** `scheme://` or a scheme that needs no slashes; a port is no scheme: `example.pl:8080`. */
function schemeOf(address: string): string | undefined {
  const [, scheme] = /^([a-z][a-z\d+.-]*):(?!\d{1,5}(?:[/?#]|$))/i.exec(address) ?? [];
  return scheme?.toLowerCase();
}

function checkHost(host: string): Issue[] {
  const [, name = '', port = ''] = /^([^:]*)(?::(\d{1,5}))?$/.exec(host) ?? [];
  const labels = name.replace(/\.$/, '').split('.');
  if (!name || Number(port) > 65_535 || !labels.every((part) => label.test(part)))
    return [error('format')];
  return labels.length < 2 ? [error('domain')] : [];
}

/**
 * The address of a page on the web. `https://` is added where it is missing, and the host is in
 * lower case. Only `http` and `https` are let through: a town may show the value as a link.
 */
export const url: ValueKind = {
  name: 'url',
  parse(raw) {
    if (isBlank(raw)) return { raw, issues: [] };
    const address = visible(raw).trim();
    const problem = (issue: Issue) => ({ raw, issues: [issue] });
    const scheme = schemeOf(address);
    if (scheme && scheme !== 'http' && scheme !== 'https') return problem(error('scheme'));
    if (/\s/.test(address)) return problem(error('spaces'));
    const rest = scheme ? address.slice(scheme.length + 1).replace(/^\/{0,2}/, '') : address;
    // A browser would read `\` as `/`, and others would not: two readers, two hosts.
    if (/[\\<>"\p{Cc}]/u.test(rest)) return problem(error('format'));
    const [host = ''] = /^[^/?#]*/.exec(rest) ?? [];
    if (host.includes('@')) return problem(error(scheme ? 'sign-in' : 'email'));
    const issues = checkHost(host);
    if (issues.length) return { raw, issues };
    const value = `${scheme ?? 'https'}://${host.toLowerCase()}${rest.slice(host.length)}`;
    return value.length > 2048 ? problem(error('format')) : { raw, value, issues: [] };
  },
  format: (value) => value,
};
