// Tables of the kinds that people have, made anew for each test and the same each time.

/** Even throws from a seed. */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const date = (day) => new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10);
export const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Customers who leave or stay. */
export function churn(rows = 4_000) {
  const throwOf = dice(1);
  const lines = ['customer_id,since,plan,months,price,churned'];
  for (let i = 0; i < rows; i += 1) {
    const plan = ['basic', 'plus', 'family'][Math.floor(throwOf() * 3)];
    const months = Math.floor(throwOf() * 60);
    const price = (10 + throwOf() * 50).toFixed(2);
    const leaves = price - months + (plan === 'basic' ? 15 : -5) + throwOf() * 30 - 15 > 8;
    lines.push([100_000 + i, date(Math.floor((i * 600) / rows)), plan, months, throwOf() < 0.04 ? '' : price, leaves ? 'yes' : 'no'].join(','));
  }
  return csv('churn.csv', lines.join('\n'));
}

/** Flats and what they cost. */
export function flats(rows = 2_500) {
  const throwOf = dice(2);
  const lines = ['area,rooms,district,year,price'];
  for (let i = 0; i < rows; i += 1) {
    const area = Math.round(25 + throwOf() * 120);
    const district = ['north', 'south', 'centre'][Math.floor(throwOf() * 3)];
    const price = area * (district === 'centre' ? 6_200 : 3_900) + throwOf() * 90_000;
    lines.push([area, 1 + Math.floor(area / 30), district, 1950 + Math.floor(throwOf() * 70), Math.round(price)].join(','));
  }
  return csv('flats.csv', lines.join('\n'));
}

/** What people really have: semicolons, decimal commas, old letters, gaps, short rows, markup in cells. */
export function messy(rows = 1_500) {
  const throwOf = dice(3);
  const lines = ['Datum;Straße;Gewicht (kg);<img src=x onerror=alert(1)>;=cmd|calc;Bezahlt'];
  for (let i = 0; i < rows; i += 1) {
    const weight = (throwOf() * 30).toFixed(1).replace('.', ',');
    const kind = ['<b>A</b>', '"B; C"', 'n/a'][Math.floor(throwOf() * 3)];
    const paid = Number(weight.replace(',', '.')) + throwOf() * 10 > 18 ? 'ja' : 'nein';
    const day = 1 + (i % 28);
    lines.push(`${day}.${1 + Math.floor((i * 11) / rows)}.2023;Königsweg ${i};${weight};${kind};${Math.round(throwOf() * 9)};${paid}`);
    if (i % 300 === 50) lines.push('1.1.2023;kurz');
  }
  return { name: 'messy.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n'), 'latin1') };
}

/** A large one, of so many rows and about 100 bytes each, piece by piece. */
export function* large(rows) {
  const throwOf = dice(4);
  yield 'order_id,created_at,country,channel,amount,items,weight_kg,distance_km,voucher,note,late\n';
  let text = '';
  for (let i = 0; i < rows; i += 1) {
    const distance = throwOf() * 1200;
    const weight = throwOf() * 30;
    const late = distance / 100 + weight / 5 + throwOf() * 8 > 15;
    const stamp = new Date(Date.UTC(2023, 0, 1) + i * 60_000).toISOString().slice(0, 19);
    text += `${10_000_000 + i},${stamp},${['DE', 'FR', 'IT', 'ES', 'PL'][i % 5]},${['web', 'app', 'shop'][i % 3]},${(throwOf() * 400).toFixed(2)},${1 + (i % 7)},`;
    text += `${weight.toFixed(3)},${distance.toFixed(3)},${throwOf() < 0.1 ? 'yes' : 'no'},note ${String(Math.floor(throwOf() * 1e9)).padStart(9, '0')} of the clerk at desk 7,${late ? 1 : 0}\n`;
    if (i % 5_000 === 4_999) {
      yield text;
      text = '';
    }
  }
  yield text;
}
