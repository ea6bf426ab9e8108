/** An older Node would skip `import.meta.main` and so do nothing, successfully: say it instead. */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  console.error(
    `Node ${process.versions.node} runs this, 24.15 or later is needed. \`npm ci\` brings one along; start through npm (\`npm start\`, \`npm test\`, \`npm run …\`) so that it is found.`,
  );
  process.exit(1);
}
