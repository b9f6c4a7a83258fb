import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Generous: a machine may be busy. The journey and the kill tests start servers of their own.
    maxWorkers: 2,
    // Real servers, browsers and clocks: what fails once on a busy CI machine is asked once more, and shown.
    retry: process.env.CI ? 1 : 0,
  },
});
