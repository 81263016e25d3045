"""The addresses of the pages: things by number, decisions by POST only."""

from django.urls import path

from saksi.web.pages import (
    actors,
    add,
    decide,
    desk,
    documents,
    help_page,
    incident_list,
    incidents,
    log,
    queue,
    saved,
    search,
    statements,
)

urlpatterns = [
    path("", documents.index, name="documents"),
    path("documents/next/", queue.following, name="next"),
    path("documents/<int:number>/", desk.show, name="desk"),
    path("documents/<int:number>/about/", documents.about, name="about"),
    path("documents/<int:number>/original/", documents.original, name="original"),
    path("documents/<int:number>/add/", add.add, name="add-missed"),
    path("documents/<int:number>/read/", decide.read_again, name="read"),
    path("suggestions/<int:number>/", decide.decide, name="decide"),
    path("decisions/<int:number>/undo/", decide.undo_decision, name="undo"),
    path("changes/<int:number>/undo/", decide.undo_other, name="undo-change"),
    path("incidents/", incident_list.index, name="incidents"),
    path("incidents/<int:number>/", incidents.show, name="incident"),
    path("acts/<int:number>/choose/", incidents.choose, name="choose"),
    path("cases/", incident_list.new_case, name="new-case"),
    path("statements/", statements.index, name="statements"),
    path("actors/", actors.index, name="actors"),
    path("actors/merge/", actors.merge, name="merge"),
    path("actors/unmerge/<int:number>/", actors.unmerge, name="unmerge"),
    path("saved/", saved.save, name="save-filter"),
    path("saved/<int:number>/", saved.change, name="saved-filter"),
    path("search/", search.index, name="search"),
    path("help/", help_page.index, name="help"),
    path("log/", log.index, name="log"),
]
