#!/usr/bin/env bash
# chinese-days 1.5.7 answers for years that it does not know as if they had no holidays.
#
# The package (npm) holds the State Council's yearly schedules of days off, 2004 to 2026, and says for any date whether it is a working day. The schedule of
# a year is published in the autumn before; what the law itself fixes (New Year, 1 October, the first three days of the lunar year) needs no schedule.
# For a year without one isWorkday(2027-01-01), of 1 October of any year, and of the third day of the lunar year, are all true, with no error and no mark,
# though the same package, asked for the lunar date, says 正月初三. A term of working days counted across such a date comes out too early, and nothing tells.
#
# Needs node and npm. Exit status 0: as described; 1: something has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund chinese-days@1.5.7 >/dev/null
cat > try.mjs <<'NODE'
import days from 'chinese-days';
const expected = {
  // Of 2026 all is known: the Saturday before the Spring Festival is worked.
  '2026-02-14': true, '2026-02-16': false, '2026-10-01': false,
  // Nothing is, and everything is said.
  '2027-01-01': true, '2027-02-08': true, '2027-10-01': true, '2003-10-01': true,
};
let same = true;
for (const [date, told] of Object.entries(expected)) {
  const lunar = days.getLunarDate(date);
  const said = days.isWorkday(date);
  console.log(`${date} ${lunar.lunarMonCN}${lunar.lunarDayCN}: isWorkday ${said}, name ${days.getDayDetail(date).name}`);
  same &&= said === told;
}
const lunar = days.getLunarDate('2027-02-08');
same &&= lunar.lunarMonCN === '正月' && lunar.lunarDayCN === '初三';
// Five working days after Thursday 30 September 2027: the holiday of seven days is not there.
const after = days.findWorkday(5, '2027-09-30');
console.log(`5 working days after 2027-09-30: ${after}`);
same &&= after === '2027-10-07';
process.exit(same ? 0 : 1);
NODE
node try.mjs
