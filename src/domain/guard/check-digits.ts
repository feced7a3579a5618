/**
 * Whether ten digits are an NHS number of England, Wales and the Isle of Man, by its check digit: weights 10 to 2, modulus 11
 * (NHS Data Dictionary, “NHS number”). Scotland's CHI number is checked in the same way.
 */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/** Whether the last digit is the check digit of the others as Luhn had it (ISO/IEC 7812-1): cards, IMEIs, Canada's SIN. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d{2,32}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
