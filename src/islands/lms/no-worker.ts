/** Takes the place of `offline/register.ts` in a package, whose files are the LMS’s to keep. */
export async function keepUnasked(): Promise<void> {}
