import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/site/**'],
    // Two busy cores make an honest second look like ten.
    testTimeout: 20_000,
  },
});
