/*
 * Right spellings of every kind, for tests, for the fuzzing and for the measuring of parsers. All
 * numbers are made up or stand in public descriptions of their algorithm.
 */
export const valueSamples: Readonly<Record<string, readonly string[]>> = {
  text: ['Łódź', 'a\r\nb'],
  integer: ['12 345', '-7', '1.234'],
  decimal: ['1 234,56', '0.5', '1,2'],
  money: ['12 345,67 zł', '€1,234.50'],
  date: ['3 maja 2026', '2026-05-03', '03/05/26', '2026. gada 3. maijs', '3\n5\n2026'],
  month: ['maj 2026', '2026-05', '05/2026', '2026. gada maijs', '5\n2026'],
  time: ['14:30', '14h30', 'godz. 14', '2 pm', '1430'],
  email: ['anna@example.com', 'łukasz@example.com'],
  phone: ['+48 600 100 200', '239420850', '(17) 787-43-00'],
  'pl-pesel': ['44051401359', 'PESEL: 02122401358'],
  'pl-nip': ['856-734-62-15', 'PL 8567346215'],
  'postal-code-pl': ['39-300', 'PL 39300'],
  'pt-nif': ['501 964 843', 'NIF: PT501964843'],
  'pt-niss': ['12345678910', 'NISS 208 884 174 85'],
  'pt-cc': ['00000000 0 ZZ4', 'CC n.º 101490801ZY0'],
  'pt-matricula': ['AA-01-AA', '12.34.AB', '12-ab-34', 'AB 12 34'],
  'postal-code-pt': ['3350-156', 'PT-3350 156'],
  'pl-regon': ['123456785', 'REGON: 24273191142188'],
  'pl-dowod': ['ABS 123456', 'seria i numer: AXI987832'],
  'pl-kw': ['KA1S/00012345/6', 'KW nr KA1S / 12345 / 6'],
  'pl-teryt': ['18', '1811', '1811011', 'SIMC 0974133', 'TERC: 181101_1'],
  'pl-ade': ['AE:PL-61360-92303-WGCGF-27', 'ADE: ae:pl-66081-65851-bhgeh-20'],
  'pl-znak-sprawy': ['ABC-A.123.77.3.2011.JW', 'znak sprawy: GK.6232.145.2026'],
  'lv-personas-kods': ['161175-19997', 'p.k. 328673-00679', '322857-55861'],
  'lv-reg': ['40003521600', 'PVN LV40003521600'],
  'lv-kadastrs': ['17000410123', '1700 041 0123 001 005'],
  'postal-code-lv': ['LV-3401', '3401'],
  iban: [
    'PL61 1090 1014 0000 0712 1981 2874',
    'IBAN: PT50 0002 0123 1234 5678 9015 4',
    'LV80 BANK 0000 4351 9500 1',
    '61109010140000071219812874',
  ],
};
