"""The bundled table, made from `data/events.toml` by `tests/bundled_table.py`."""

from typing import Any

from ..dates import precise

# ruff: noqa: E501
# fmt: off
SOURCE = b'# The table that `handover` reads if no other table is given.\n#\n# [sources.ID]     where a fact was read: title, publisher, date, url\n# [events.ID]      one day. `date` is a day (2020-11-15), an imprecise EDTF date in quotes\n#                  ("2021-06", "[..2024-11-25]"), or another event with a shift\n#                  ("deadline+10d"). Also: title, aliases, source, note, place, tags\n# [periods.ID]     from `start` to `end`, each an event or a date. A period without `end`\n#                  is ongoing. `unit` is the main unit of answers about the period.\n#                  `counting` is "exclusive" (the difference) or "inclusive" (both days)\n# [questions.ID]   a question in words. `handover ask ID` answers the question. `stated` is\n#                  the answer that its source gives. `handover check` compares `stated`\n#                  with the dates\n#\n# Ids, aliases and titles are names. No two names may be the same. The comparison ignores\n# case and the articles the, a, an. Everything below comes from the one source named. The\n# sentences are ours. The words for what happened (occupation, liberation, return) are the\n# source\'s. The table takes no side of its own.\n\ntitle = "Handover of Kalbajar"\ndescription = """\nThe dated facts of one newspaper article about Kalbajar, from 1993 to 2024. \\\nWording such as occupation, liberation and return follows the source; \\\nthe table takes no side of its own."""\n\n[sources.europe-today]\ntitle = "Article on the fourth anniversary of the liberation of Kalbajar, datelined Baku"\npublisher = "The Europe Today"\ndate = 2024-11-25\n\n# ---------------------------------------------------------------------------- events\n\n[events.occupation-began]\ntitle = "Beginning of the occupation of Kalbajar"\ndate = 1993-04-02\naliases = ["start of the occupation", "beginning of the occupation"]\nsource = "europe-today"\nnote = "The source counts 27 years from here to the return of the region."\nplace = "Kalbajar"\ntags = ["occupation"]\n\n[events.war-began]\ntitle = "Launch of the Azerbaijani army\'s counter-offensive"\ndate = 2020-09-27\naliases = ["counter-offensive", "start of the war", "beginning of the war"]\nsource = "europe-today"\nnote = "The source speaks of a 44-day war; from here to its end that is right counting both days."\ntags = ["war"]\n\n[events.shusha]\ntitle = "Liberation of Shusha"\ndate = 2020-11-08\nsource = "europe-today"\nnote = "The source says that it prompted Armenia to acknowledge defeat and sign the statement."\nplace = "Shusha"\ntags = ["war"]\n\n[events.war-ended]\ntitle = "End of the counter-offensive in victory"\ndate = 2020-11-09\naliases = ["end of the war"]\nsource = "europe-today"\nnote = "The day on which, in the source\'s words, the operation culminated in a decisive victory."\ntags = ["war"]\n\n[events.statement]\ntitle = "Signing of the trilateral statement"\ndate = 2020-11-10\naliases = ["trilateral statement", "tripartite agreement", "agreement"]\nsource = "europe-today"\nnote = """\nThe source names Ilham Aliyev of Azerbaijan, Vladimir Putin of Russia and \\\nNikol Pashinyan of Armenia as those who brokered it."""\ntags = ["agreement"]\n\n[events.deadline]\ntitle = "Original deadline for the handover"\ndate = 2020-11-15\naliases = ["initial deadline", "original deadline"]\nsource = "europe-today"\nnote = """\nThe source says that Armenia, citing logistical challenges, asked for 10 more days \\\nand that Azerbaijan granted them."""\nplace = "Kalbajar"\ntags = ["agreement", "handover"]\n\n[events.aghdam]\ntitle = "Handover of Aghdam"\ndate = 2020-11-20\nsource = "europe-today"\nnote = "The source calls the handover peaceful."\nplace = "Aghdam"\ntags = ["handover"]\n\n[events.handover]\ntitle = "Return of Kalbajar to Azerbaijan"\ndate = 2020-11-25\naliases = ["actual handover", "handover of Kalbajar", "liberation of Kalbajar", "return of Kalbajar"]\nsource = "europe-today"\nnote = "The source reports looting, burning and the felling of trees during the extension."\nplace = "Kalbajar"\ntags = ["handover"]\n\n[events.address]\ntitle = "Televised address by President Ilham Aliyev"\ndate = 2020-11-25\naliases = ["televised address"]\nsource = "europe-today"\nnote = "He congratulated the nation on the day of the handover."\ntags = ["reaction"]\n\n[events.lachin]\ntitle = "Handover of Lachin"\ndate = 2020-12-01\nsource = "europe-today"\nnote = "The source calls the handover peaceful."\nplace = "Lachin"\ntags = ["handover"]\n\n[events.landmine-deaths]\ntitle = "Deaths of journalists and local officials by landmines"\ndate = "2021-06"\nsource = "europe-today"\nnote = "The source gives the month only."\ntags = ["aftermath"]\n\n[events.medal]\ntitle = "Establishment of the medal \\"For the Freedom of Kalbajar\\""\ndate = "[..2024-11-25]"\naliases = ["For the Freedom of Kalbajar"]\nsource = "europe-today"\nnote = "Undated in the source: known only not to be later than the source itself."\ntags = ["reaction"]\n\n[events.report]\ntitle = "Publication of the article by The Europe Today"\ndate = 2024-11-25\naliases = ["article"]\nsource = "europe-today"\nnote = "It opens with four years having passed since the liberation of Kalbajar."\nplace = "Baku"\ntags = ["reaction"]\n\n# --------------------------------------------------------------------------- periods\n\n[periods.occupation]\ntitle = "Occupation of Kalbajar"\nstart = "occupation-began"\nend = "handover"\nunit = "years"\ncounting = "exclusive"\nsource = "europe-today"\n\n[periods.war]\ntitle = "War of 2020"\nstart = "war-began"\nend = "war-ended"\nunit = "days"\ncounting = "inclusive"\naliases = ["44-day war", "Patriotic War"]\nsource = "europe-today"\nnote = "The source\'s name for it is the 44-day Patriotic War."\n\n[periods.extension]\ntitle = "Extension of the deadline"\nstart = "deadline"\nend = "handover"\nunit = "days"\nsource = "europe-today"\n\n[periods.transfer]\ntitle = "Handovers under the statement"\nstart = "aghdam"\nend = "lachin"\nunit = "days"\nsource = "europe-today"\nnote = "From the first handover that the source dates to the last."\n\n[periods.since-handover]\ntitle = "Time since the handover"\nstart = "handover"\nunit = "years"\nsource = "europe-today"\n\n# ------------------------------------------------------------------------- questions\n\n[questions.delay]\nask = "days between the deadline and the actual handover"\nstated = 10\nsource = "europe-today"\n\n[questions.occupation-years]\nask = "how many years of occupation"\nstated = 27\nsource = "europe-today"\n\n[questions.war-days]\nask = "how many days of war"\nstated = 44\nsource = "europe-today"\n\n[questions.report-years]\nask = "years between the handover and the report"\nstated = 4\nsource = "europe-today"\n'
"""The file from which the content was made."""


def content() -> dict[str, Any]:
    """The sections of the table, as the reader of TOML gives them.

    >>> content()["events"]["deadline"]["date"].text
    '2020-11-15'
    """
    return {'title': 'Handover of Kalbajar',
     'description': 'The dated facts of one newspaper article about Kalbajar, from 1993 to 2024. '
                    'Wording such as occupation, liberation and return follows the source; the '
                    'table takes no side of its own.',
     'sources': {'europe-today': {'title': 'Article on the fourth anniversary of the liberation of '
                                           'Kalbajar, datelined Baku',
                                  'publisher': 'The Europe Today',
                                  'date': precise(739215)}},
     'events': {'occupation-began': {'title': 'Beginning of the occupation of Kalbajar',
                                     'date': precise(727655),
                                     'aliases': ['start of the occupation',
                                                 'beginning of the occupation'],
                                     'source': 'europe-today',
                                     'note': 'The source counts 27 years from here to the return '
                                             'of the region.',
                                     'place': 'Kalbajar',
                                     'tags': ['occupation']},
                'war-began': {'title': "Launch of the Azerbaijani army's counter-offensive",
                              'date': precise(737695),
                              'aliases': ['counter-offensive',
                                          'start of the war',
                                          'beginning of the war'],
                              'source': 'europe-today',
                              'note': 'The source speaks of a 44-day war; from here to its end '
                                      'that is right counting both days.',
                              'tags': ['war']},
                'shusha': {'title': 'Liberation of Shusha',
                           'date': precise(737737),
                           'source': 'europe-today',
                           'note': 'The source says that it prompted Armenia to acknowledge defeat '
                                   'and sign the statement.',
                           'place': 'Shusha',
                           'tags': ['war']},
                'war-ended': {'title': 'End of the counter-offensive in victory',
                              'date': precise(737738),
                              'aliases': ['end of the war'],
                              'source': 'europe-today',
                              'note': "The day on which, in the source's words, the operation "
                                      'culminated in a decisive victory.',
                              'tags': ['war']},
                'statement': {'title': 'Signing of the trilateral statement',
                              'date': precise(737739),
                              'aliases': ['trilateral statement',
                                          'tripartite agreement',
                                          'agreement'],
                              'source': 'europe-today',
                              'note': 'The source names Ilham Aliyev of Azerbaijan, Vladimir Putin '
                                      'of Russia and Nikol Pashinyan of Armenia as those who '
                                      'brokered it.',
                              'tags': ['agreement']},
                'deadline': {'title': 'Original deadline for the handover',
                             'date': precise(737744),
                             'aliases': ['initial deadline', 'original deadline'],
                             'source': 'europe-today',
                             'note': 'The source says that Armenia, citing logistical challenges, '
                                     'asked for 10 more days and that Azerbaijan granted them.',
                             'place': 'Kalbajar',
                             'tags': ['agreement', 'handover']},
                'aghdam': {'title': 'Handover of Aghdam',
                           'date': precise(737749),
                           'source': 'europe-today',
                           'note': 'The source calls the handover peaceful.',
                           'place': 'Aghdam',
                           'tags': ['handover']},
                'handover': {'title': 'Return of Kalbajar to Azerbaijan',
                             'date': precise(737754),
                             'aliases': ['actual handover',
                                         'handover of Kalbajar',
                                         'liberation of Kalbajar',
                                         'return of Kalbajar'],
                             'source': 'europe-today',
                             'note': 'The source reports looting, burning and the felling of trees '
                                     'during the extension.',
                             'place': 'Kalbajar',
                             'tags': ['handover']},
                'address': {'title': 'Televised address by President Ilham Aliyev',
                            'date': precise(737754),
                            'aliases': ['televised address'],
                            'source': 'europe-today',
                            'note': 'He congratulated the nation on the day of the handover.',
                            'tags': ['reaction']},
                'lachin': {'title': 'Handover of Lachin',
                           'date': precise(737760),
                           'source': 'europe-today',
                           'note': 'The source calls the handover peaceful.',
                           'place': 'Lachin',
                           'tags': ['handover']},
                'landmine-deaths': {'title': 'Deaths of journalists and local officials by '
                                             'landmines',
                                    'date': '2021-06',
                                    'source': 'europe-today',
                                    'note': 'The source gives the month only.',
                                    'tags': ['aftermath']},
                'medal': {'title': 'Establishment of the medal "For the Freedom of Kalbajar"',
                          'date': '[..2024-11-25]',
                          'aliases': ['For the Freedom of Kalbajar'],
                          'source': 'europe-today',
                          'note': 'Undated in the source: known only not to be later than the '
                                  'source itself.',
                          'tags': ['reaction']},
                'report': {'title': 'Publication of the article by The Europe Today',
                           'date': precise(739215),
                           'aliases': ['article'],
                           'source': 'europe-today',
                           'note': 'It opens with four years having passed since the liberation of '
                                   'Kalbajar.',
                           'place': 'Baku',
                           'tags': ['reaction']}},
     'periods': {'occupation': {'title': 'Occupation of Kalbajar',
                                'start': 'occupation-began',
                                'end': 'handover',
                                'unit': 'years',
                                'counting': 'exclusive',
                                'source': 'europe-today'},
                 'war': {'title': 'War of 2020',
                         'start': 'war-began',
                         'end': 'war-ended',
                         'unit': 'days',
                         'counting': 'inclusive',
                         'aliases': ['44-day war', 'Patriotic War'],
                         'source': 'europe-today',
                         'note': "The source's name for it is the 44-day Patriotic War."},
                 'extension': {'title': 'Extension of the deadline',
                               'start': 'deadline',
                               'end': 'handover',
                               'unit': 'days',
                               'source': 'europe-today'},
                 'transfer': {'title': 'Handovers under the statement',
                              'start': 'aghdam',
                              'end': 'lachin',
                              'unit': 'days',
                              'source': 'europe-today',
                              'note': 'From the first handover that the source dates to the last.'},
                 'since-handover': {'title': 'Time since the handover',
                                    'start': 'handover',
                                    'unit': 'years',
                                    'source': 'europe-today'}},
     'questions': {'delay': {'ask': 'days between the deadline and the actual handover',
                             'stated': 10,
                             'source': 'europe-today'},
                   'occupation-years': {'ask': 'how many years of occupation',
                                        'stated': 27,
                                        'source': 'europe-today'},
                   'war-days': {'ask': 'how many days of war',
                                'stated': 44,
                                'source': 'europe-today'},
                   'report-years': {'ask': 'years between the handover and the report',
                                    'stated': 4,
                                    'source': 'europe-today'}}}
