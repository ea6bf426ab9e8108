import type { Routes } from '@angular/router';

import { UploadAnnouncer } from './feature-upload/announcer.js';
import { Followed } from './feature-upload/followed.js';
import { KnownFiles } from './feature-upload/known-files.js';
import { Sender } from './feature-upload/sender.js';
import { UploadStore } from './feature-upload/upload-store.js';

const routes: Routes = [
  {
    path: '',
    // Above the pages, so that uploads go on while the person looks at what is already there.
    providers: [UploadStore, Sender, KnownFiles, Followed, UploadAnnouncer],
    children: [
      { path: '', title: 'My content', loadComponent: () => import('./feature-mine/mine-page.js') },
      { path: 'mine', redirectTo: '' },
      { path: 'upload', title: 'Upload', loadComponent: () => import('./feature-upload/upload-page.js') },
      {
        path: 'edits',
        title: 'My edits of many pictures',
        loadComponent: () => import('./feature-edits/edits-page.js'),
      },
      { path: 'web', title: 'Add from the web', loadComponent: () => import('./feature-web/web-page.js') },
      {
        path: 'refusals',
        title: 'Refused uploads',
        loadComponent: () => import('./feature-refusals/refusals-page.js'),
      },
    ],
  },
];
export default routes;
