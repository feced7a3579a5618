/// <reference path="../.astro/types.d.ts" />

declare namespace App {
  /** What a lesson's components share while its page is rendered. */
  interface Locals {
    /** Source ids in the order of the lesson's list; a citation's number is its place here. */
    sources?: readonly string[];
    /** Sources whose margin note stands already. */
    noted?: Set<string>;
    /** True while a block of local law is being rendered. */
    inBlock?: boolean;
    /** How many blocks of local law the page holds so far. */
    blocks?: number;
    /** How many terms the page explains so far. */
    terms?: number;
  }
}

declare module 'interface-words:*' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
