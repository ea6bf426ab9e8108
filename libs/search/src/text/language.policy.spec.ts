import { configurationOf } from './language.policy.js';

describe('the configuration of a text', () => {
  it.each([
    ['A cow.', undefined, 'english'],
    ['Eine Kuh.', 'de-CH', 'german'],
    ['A colour', 'EN', 'english'],
    ['牛がいる', 'ja', 'simple'],
    ['牛がいる cow', undefined, 'simple'],
    ['корова', undefined, 'simple'],
    ['корова', 'ru', 'russian'],
    ['IMG 0001', undefined, 'english'],
    ['', undefined, 'english'],
    ['qapla', 'tlh', 'simple'],
  ])('%s in %s is %s', (text, language, configuration) => {
    expect(configurationOf(text, language)).toBe(configuration);
  });
});
