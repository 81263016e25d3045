"""Countries, peoples and great regions, so that they are not taken for persons or bodies. General knowledge, no source text."""

from __future__ import annotations

_COUNTRIES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh
Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Herzegovina|Botswana|Brazil|Brunei|Bulgaria|Burkina Faso
Burma|Burundi|Cambodia|Cameroon|Canada|Cape Verde|Chad|Chile|China|Colombia|Comoros|Congo|Costa Rica|Croatia|Cuba|Cyprus
Czechia|Czech Republic|Denmark|Djibouti|Dominica|Dominican Republic|East Timor|Ecuador|Egypt|El Salvador|Eritrea|Estonia
Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|Ghana|Greece|Grenada|Guatemala|Guinea|Guinea-Bissau
Guyana|Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan
Jordan|Kazakhstan|Kenya|Kiribati|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein
Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Micronesia|Moldova|Monaco
Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria
North Korea|North Macedonia|Norway|Oman|Pakistan|Palau|Palestine|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland
Portugal|Qatar|Romania|Russia|Rwanda|Samoa|San Marino|Saudi Arabia|Scotland|Senegal|Serbia|Seychelles|Sierra Leone|Singapore
Slovakia|Slovenia|Somalia|South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria
Taiwan|Tajikistan|Tanzania|Thailand|Tibet|Timor-Leste|Togo|Tonga|Trinidad|Tobago|Tunisia|Turkey|Türkiye|Turkmenistan|Tuvalu
Uganda|Ukraine|United Arab Emirates|UAE|United Kingdom|Britain|England|Wales|United States|United States of America|America
US|U.S.|USA|U.S.A.|UK|U.K.|Uruguay|Uzbekistan|Vanuatu|Vatican|Venezuela|Vietnam|Viet Nam|Yemen|Zambia|Zimbabwe|Kashmir
Xinjiang|Crimea|Chechnya|Gaza|West Bank|Kurdistan|Puerto Rico|Greenland
"""
_REGIONS = """
Africa|Asia|Europe|Asia Pacific|Asia-Pacific|Southeast Asia|South Asia|East Asia|Central Asia|Middle East|Latin America
North America|South America|Caribbean|Pacific|Atlantic|Balkans|Sahel|Western Europe|Eastern Europe|Kingdom|State|West|East
North|South|Western|Eastern|Northern|Southern|Central|Mekong|Global South
"""
_CITIES = """
Washington|London|Paris|Berlin|Brussels|Geneva|Vienna|Moscow|Beijing|Tokyo|Seoul|Bangkok|Hanoi|Manila|Jakarta|Kuala Lumpur
Yangon|Naypyidaw|Delhi|New Delhi|Mumbai|Dhaka|Islamabad|Karachi|Lahore|Kabul|Tehran|Baghdad|Damascus|Beirut|Cairo|Istanbul
Ankara|Kyiv|Kiev|Minsk|Warsaw|Budapest|Prague|Rome|Madrid|Lisbon|Nairobi|Kampala|Addis Ababa|Khartoum|Lagos|Abuja|Accra
Johannesburg|Cape Town|Harare|Kinshasa|Dakar|Tunis|Algiers|Tripoli|Riyadh|Dubai|Doha|New York|Los Angeles|San Francisco
Mexico City|Bogota|Bogotá|Lima|Caracas|Havana|Managua|Buenos Aires|Santiago|Brasilia|Rio de Janeiro|São Paulo|Sydney|Canberra
Melbourne|Shanghai|Taipei|Vientiane|Phnom Penh|Colombo|Kathmandu|Tashkent|Almaty|Astana|Bishkek|Dushanbe|Baku|Tbilisi|Yerevan
The Hague|Strasbourg|Oslo|Stockholm|Copenhagen|Helsinki|Dublin|Ottawa|Toronto|Rangoon|Mandalay|Srinagar
"""
_PEOPLES = """
Afghan|African|Albanian|Algerian|American|Angolan|Arab|Argentine|Argentinian|Armenian|Asian|Australian|Austrian|Azerbaijani|Azeri
Bahraini|Bangladeshi|Belarusian|Belarusan|Belgian|Beninese|Bolivian|Bosnian|Brazilian|British|Bruneian|Bulgarian|Burkinabe|Burmese
Burundian|Cambodian|Cameroonian|Canadian|Chadian|Chechen|Chilean|Chinese|Christian|Colombian|Congolese|Croatian|Cuban|Cypriot|Czech
Danish|Dutch|Ecuadorian|Egyptian|Emirati|English|Eritrean|Estonian|Ethiopian|European|Fijian|Filipino|Filipina|Finnish|French|Gabonese
Gambian|Georgian|German|Ghanaian|Greek|Guatemalan|Guinean|Haitian|Hindu|Hispanic|Honduran|Hungarian|Indian|Indonesian|Iranian|Iraqi|Irish
Islamic|Islamist|Israeli|Italian|Ivorian|Jamaican|Japanese|Jewish|Jordanian|Kachin|Karen|Kashmiri|Kazakh|Kenyan|Khmer|Korean|Kosovar
Kurdish|Kurd|Kuwaiti|Kyrgyz|Lao|Laotian|Latin|Latvian|Lebanese|Liberian|Libyan|Lithuanian|Malagasy|Malawian|Malay|Malaysian|Maldivian
Malian|Maltese|Mauritanian|Mexican|Moldovan|Mongolian|Montagnard|Moroccan|Mozambican|Muslim|Namibian|Nepalese|Nepali|Nicaraguan
Nigerian|Nigerien|Norwegian|Omani|Ottoman|Pakistani|Palestinian|Panamanian|Papuan|Paraguayan|Peruvian|Philippine|Polish|Portuguese
Qatari|Roma|Romanian|Rohingya|Russian|Rwandan|Salvadoran|Saudi|Scottish|Senegalese|Serb|Serbian|Shan|Shia|Shiite|Sikh|Singaporean
Slovak|Slovenian|Somali|Soviet|Spanish|Sudanese|Sunni|Swedish|Swiss|Syrian|Taiwanese|Tajik|Tamil|Tanzanian|Tatar|Thai|Tibetan|Togolese
Tunisian|Turkish|Turkmen|Ugandan|Ukrainian|Uruguayan|Uyghur|Uighur|Uzbek|Venezuelan|Vietnamese|Welsh|Western|Yemeni|Zambian|Zimbabwean
Buddhist|Catholic|Protestant|Orthodox|Marxist|Communist|Maoist|Hmong|Cham|Dalit|Bengali|Punjabi|Balochi|Pashtun|Hazara
"""


def _forms(lines: str) -> frozenset[str]:
    return frozenset(lines.replace("\n", "|").strip("|").split("|"))


COUNTRIES = _forms(_COUNTRIES)
PLACES = COUNTRIES | _forms(_REGIONS) | _forms(_CITIES)
PEOPLES = _forms(_PEOPLES) | {f"{people}s" for people in _forms(_PEOPLES) if people[-1] not in "hse"}
