import { Service, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** "Page · Open Data Repository", so that tabs can be told apart by their first word. */
@Service()
export class PageTitles extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.set(this.buildTitle(snapshot));
  }

  /** For pages whose name is known only after loading. */
  set(page: string | undefined): void {
    this.title.setTitle(page ? `${page} · Open Data Repository` : 'Open Data Repository');
  }
}
