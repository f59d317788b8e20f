import { mielecPlaces } from '../address/address.examples.ts';
import type { TtAddress } from '../address/address.ts';
import type { TtCombobox } from '../combobox/combobox.ts';
import { register, registerLoader } from '../combobox/example-register.ts';
import type { TtOutput } from '../output/output.ts';

/** Euros a month for each person. */
const rate = 27;

/**
 * Does what the script of a page would do for the stories that need one, so that they can be tried: an
 * output computes, an address is looked up, a combobox is given its options. `root` holds one as it was printed; others stay as they are.
 */
export function runPageScripts(root: ParentNode): void {
  const result = root.querySelector('output[for="output-money-persons"]');
  const output = result?.closest<TtOutput>('tt-output');
  if (output)
    output.compute = (values) => {
      const persons = values.get('persons');
      return typeof persons === 'number' ? String(persons * rate) : undefined;
    };
  const address = root.querySelector('#address-pl-PL-street')?.closest<TtAddress>('tt-address');
  if (address)
    address.lookup = async ({ text }) => {
      const language = address.closest<HTMLElement>('[lang]')?.lang ?? 'en';
      const words = text.toLocaleLowerCase(language).split(/\s+/);
      return mielecPlaces(language).filter((place) => {
        const told = `${place.text} ${place.detail}`.toLocaleLowerCase(language);
        return words.some((word) => told.includes(word));
      });
    };
  const combobox = (id: string): TtCombobox | null | undefined =>
    root.querySelector(`#${id}`)?.closest<TtCombobox>('tt-combobox');
  const whole = combobox('combobox-addresses');
  if (whole) whole.options = register();
  const asked = combobox('combobox-loader');
  if (asked) asked.loader = registerLoader();
}
