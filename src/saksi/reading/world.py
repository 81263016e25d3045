"""Bodies known everywhere: the United Nations, rights organisations, news agencies. What one country knows stands in its pack.

General knowledge; a row has the name, its other forms and the sector.
"""

from __future__ import annotations

from saksi.codebook.packs import Entry

_BODIES = """
un|United Nations|UN;U.N.
un|Office of the United Nations High Commissioner for Human Rights|OHCHR;UN Human Rights;UN Human Rights Office;U.N. Human Rights Office
un|United Nations Human Rights Council|UN Human Rights Council;U.N. Human Rights Council;Human Rights Council;UNHRC
un|United Nations Security Council|UN Security Council;U.N. Security Council
un|United Nations General Assembly|UN General Assembly;U.N. General Assembly
un|United Nations Children's Fund|UNICEF
un|United Nations Educational, Scientific and Cultural Organization|UNESCO
un|Office of the United Nations High Commissioner for Refugees|UNHCR;UN Refugee Agency;U.N. Refugee Agency
un|International Labour Organization|ILO;International Labor Organization
un|World Health Organization|WHO;World Health Organisation
un|Working Group on Arbitrary Detention|UN Working Group on Arbitrary Detention;WGAD
judiciary|International Criminal Court|ICC
judiciary|International Court of Justice|ICJ
judiciary|European Court of Human Rights|ECHR
diplomatic|European Union|EU;E.U.
diplomatic|European Parliament|
diplomatic|European Commission|
diplomatic|Council of Europe|
diplomatic|African Union|AU
diplomatic|Association of Southeast Asian Nations|ASEAN;Asean
diplomatic|Organization for Security and Co-operation in Europe|OSCE
diplomatic|Organization of American States|OAS
diplomatic|Inter-American Commission on Human Rights|IACHR
diplomatic|State Department|US State Department;U.S. State Department
diplomatic|US Embassy|U.S. Embassy;US embassy;U.S. embassy
state|White House|
other|World Bank|
other|International Monetary Fund|IMF
other|International Committee of the Red Cross|ICRC;Red Cross
civil-society|Human Rights Watch|HRW
civil-society|Amnesty International|
civil-society|Freedom House|
civil-society|Front Line Defenders|Frontline Defenders
civil-society|International Federation for Human Rights|FIDH
civil-society|World Organisation Against Torture|OMCT;World Organization Against Torture
civil-society|International Commission of Jurists|
civil-society|Article 19|ARTICLE 19
civil-society|CIVICUS|Civicus
civil-society|Civil Rights Defenders|
civil-society|Fortify Rights|
civil-society|FORUM-ASIA|Forum-Asia;Asian Forum for Human Rights and Development
civil-society|ASEAN Parliamentarians for Human Rights|APHR
civil-society|Asian Human Rights Commission|AHRC
civil-society|Assistance Association for Political Prisoners|AAPP
civil-society|Transparency International|
civil-society|Oxfam|
civil-society|Save the Children|
civil-society|Greenpeace|
civil-society|Global Witness|
civil-society|PEN America|
civil-society|PEN International|
civil-society|Doctors Without Borders|MSF;Médecins Sans Frontières
media|Reporters Without Borders|RSF;Reporters sans frontières
media|Committee to Protect Journalists|CPJ
media|International Federation of Journalists|IFJ
media|Reuters|
media|Associated Press|AP
media|Agence France-Presse|AFP
media|BBC|BBC News;British Broadcasting Corporation
media|CNN|
media|Al Jazeera|Al-Jazeera
media|Radio Free Asia|RFA
media|Radio Free Europe/Radio Liberty|RFE/RL;RFERL
media|Voice of America|VOA
media|Deutsche Welle|DW
media|New York Times|
media|Washington Post|
media|Wall Street Journal|
media|Financial Times|
media|The Guardian|
media|Associated Press|
media|Bloomberg|
media|Nikkei Asia|Nikkei
media|UCA News|UCAN
union|International Trade Union Confederation|ITUC
union|IndustriALL|IndustriALL Global Union
"""


def _entries() -> tuple[Entry, ...]:
    rows = (line.split("|") for line in _BODIES.strip().splitlines())
    return tuple(
        Entry(f"world:{name}", name, tuple(form for form in forms.split(";") if form), "institution", sector, "remembered")
        for sector, name, forms in rows
    )


WORLD = _entries()
"""Entries in the form of a pack's bodies."""
