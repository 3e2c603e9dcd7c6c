/** Reading and writing columns: a base address and the number of an element. */

// @ts-ignore: decorator
@inline
export function byteAt(column: usize, index: i32): i32 {
  return load<u8>(column + <usize>index);
}

// @ts-ignore: decorator
@inline
export function shortAt(column: usize, index: i32): i32 {
  return load<u16>(column + ((<usize>index) << 1));
}

// @ts-ignore: decorator
@inline
export function intAt(column: usize, index: i32): i32 {
  return load<i32>(column + ((<usize>index) << 2));
}

// @ts-ignore: decorator
@inline
export function singleAt(column: usize, index: i32): f64 {
  return load<f32>(column + ((<usize>index) << 2));
}

// @ts-ignore: decorator
@inline
export function doubleAt(column: usize, index: i32): f64 {
  return load<f64>(column + ((<usize>index) << 3));
}

// @ts-ignore: decorator
@inline
export function setByte(column: usize, index: i32, value: i32): void {
  store<u8>(column + <usize>index, value);
}

// @ts-ignore: decorator
@inline
export function setShort(column: usize, index: i32, value: i32): void {
  store<u16>(column + ((<usize>index) << 1), value);
}

// @ts-ignore: decorator
@inline
export function setInt(column: usize, index: i32, value: i32): void {
  store<i32>(column + ((<usize>index) << 2), value);
}

// @ts-ignore: decorator
@inline
export function setSingle(column: usize, index: i32, value: f64): void {
  store<f32>(column + ((<usize>index) << 2), <f32>value);
}

// @ts-ignore: decorator
@inline
export function setDouble(column: usize, index: i32, value: f64): void {
  store<f64>(column + ((<usize>index) << 3), value);
}
