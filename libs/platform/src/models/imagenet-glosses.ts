/* eslint-disable max-lines -- a table with a line a class */
/**
 * What the thousand classes of ImageNet are, in the order of `labels.txt`: number of the synset among the nouns of WordNet 3.0, its first
 * word, and its gloss without the examples. Made from `data.noun` of Debian's package `wordnet-base` 3.0; where a word has several
 * senses, ImageNet's is the one whose numbers rise from class to class.
 *
 * This software and database is being provided to you, the LICENSEE, by
 * Princeton University under the following license.  By obtaining, using
 * and/or copying this software and database, you agree that you have
 * read, understood, and will comply with these terms and conditions.:
 *
 * Permission to use, copy, modify and distribute this software and
 * database and its documentation for any purpose and without fee or
 * royalty is hereby granted, provided that you agree to comply with
 * the following copyright notice and statements, including the disclaimer,
 * and that the same appear on ALL copies of the software, database and
 * documentation, including modifications that you make for internal
 * use or for distribution.
 *
 * WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved.
 *
 * THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON
 * UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR
 * IMPLIED.  BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON
 * UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANT-
 * ABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE
 * OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT
 * INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR
 * OTHER RIGHTS.
 *
 * The name of Princeton University or Princeton may not be used in
 * advertising or publicity pertaining to distribution of the software
 * and/or database.  Title to copyright in this software, database and
 * any associated documentation shall at all times remain with
 * Princeton University and LICENSEE agrees to preserve same.
 */
const LINES = `
01440764 tench: freshwater dace-like game fish of Europe and western Asia noted for ability to survive outside water
01443537 goldfish: small golden or orange-red freshwater fishes of Eurasia used as pond or aquarium fishes
01484850 great white shark: large aggressive shark widespread in warm seas; known to attack humans
01491361 tiger shark: large dangerous warm-water shark with striped or spotted body
01494475 hammerhead: medium-sized live-bearing shark with eyes at either end of a flattened hammer-shaped head; worldwide in warm waters; can be dangerous
01496331 electric ray: any sluggish bottom-dwelling ray of the order Torpediniformes having a rounded body and electric organs on each side of the head capable of emitting strong electric discharges
01498041 stingray: large venomous ray with large barbed spines near the base of a thin whiplike tail capable of inflicting severe wounds
01514668 cock: adult male bird
01514859 hen: adult female bird
01518878 ostrich: fast-running African flightless bird with two-toed feet; largest living bird
01530575 brambling: Eurasian finch
01531178 goldfinch: small European finch having a crimson face and yellow-and-black wings
01532829 house finch: small finch originally of the western United States and Mexico
01534433 junco: small North American finch seen chiefly in winter
01537544 indigo bunting: small deep blue North American bunting
01558993 robin: large American thrush having a rust-red breast and abdomen
01560419 bulbul: nightingale spoken of in Persian poetry
01580077 jay: crested largely blue bird
01582220 magpie: long-tailed black-and-white crow that utters a raucous chattering call
01592084 chickadee: any of various small grey-and-black songbirds of North America
01601694 water ouzel: small stocky diving bird without webbed feet; frequents fast-flowing streams and feeds along the bottom
01608432 kite: any of several small graceful hawks of the family Accipitridae having long pointed wings and feeding on insects and small animals
01614925 bald eagle: a large eagle of North America that has a white head and dark wings and body
01616318 vulture: any of various large diurnal birds of prey having naked heads and weak claws and feeding chiefly on carrion
01622779 great grey owl: large dish-faced owl of northern North America and western Eurasia
01629819 European fire salamander: a kind of European salamander
01630670 common newt: small semiaquatic salamander
01631663 eft: a newt in its terrestrial stage of development
01632458 spotted salamander: glossy black North American salamander with yellow spots
01632777 axolotl: larval salamander of mountain lakes of Mexico that usually lives without metamorphosing
01641577 bullfrog: largest North American frog; highly aquatic with a deep-pitched voice
01644373 tree frog: any of various Old World arboreal frogs distinguished from true frogs by adhesive suckers on the toes
01644900 tailed frog: western North American frog with a taillike copulatory organ
01664065 loggerhead: very large carnivorous sea turtle; wide-ranging in warm open seas
01665541 leatherback turtle: wide-ranging marine turtle with flexible leathery carapace; largest living turtle
01667114 mud turtle: bottom-dwelling freshwater turtle inhabiting muddy rivers of North America and Central America
01667778 terrapin: any of various edible North American web-footed turtles living in fresh or brackish water
01669191 box turtle: chiefly terrestrial turtle of North America; shell can be closed tightly
01675722 banded gecko: any of several geckos with dark bands across the body and differing from typical geckos in having movable eyelids; of United States southwest and Florida Gulf Coast
01677366 common iguana: large herbivorous tropical American arboreal lizards with a spiny crest along the back; used as human food in Central America and South America
01682714 American chameleon: small arboreal tropical American insectivorous lizards with the ability to change skin color
01685808 whiptail: any of numerous very agile and alert New World lizards
01687978 agama: small terrestrial lizard of warm regions of the Old World
01688243 frilled lizard: large arboreal insectivorous Australian lizard with a ruff of skin around the neck
01689811 alligator lizard: slim short-limbed lizard having a distinctive fold on each side that permits expansion; of western North America
01692333 Gila monster: large orange and black lizard of southwestern United States; not dangerous unless molested
01693334 green lizard: a common Eurasian lizard about a foot long
01694178 African chameleon: a chameleon found in Africa
01695060 Komodo dragon: the largest lizard in the world (10 feet); found on Indonesian islands
01697457 African crocodile: a dangerous crocodile widely distributed in Africa
01698640 American alligator: large alligator of the southeastern United States
01704323 triceratops: huge ceratopsian dinosaur having three horns and the neck heavily armored with a very solid frill
01728572 thunder snake: small reddish wormlike snake of eastern United States
01728920 ringneck snake: any of numerous small nonvenomous North American snakes with a yellow or orange ring around the neck
01729322 hognose snake: harmless North American snake with upturned nose; may spread its head and neck or play dead when disturbed
01729977 green snake: either of two North American chiefly insectivorous snakes that are green in color
01734418 king snake: any of numerous nonvenomous North American constrictors; feed on other snakes and small mammals
01735189 garter snake: any of numerous nonvenomous longitudinally-striped viviparous North American and Central American snakes
01737021 water snake: any of various mostly harmless snakes that live in or near water
01739381 vine snake: slender arboreal snake found from southern Arizona to Bolivia
01740131 night snake: nocturnal prowler of western United States and Mexico
01742172 boa constrictor: very large boa of tropical America and West Indies
01744401 rock python: very large python of tropical and southern Africa
01748264 Indian cobra: a cobra of tropical Africa and Asia
01749939 green mamba: green phase of the black mamba
01751748 sea snake: any of numerous venomous aquatic viviparous snakes having a fin-like tail; of warm littoral seas; feed on fish which they immobilize with quick-acting venom
01753488 horned viper: highly venomous viper of northern Africa and southwestern Asia having a horny spine above each eye
01755581 diamondback: large deadly rattlesnake with diamond-shaped markings
01756291 sidewinder: small pale-colored desert rattlesnake of southwestern United States; body moves in an s-shaped curve
01768244 trilobite: an extinct arthropod that was abundant in Paleozoic times; had an exoskeleton divided into three parts
01770081 harvestman: spiderlike arachnid with a small rounded body and very long thin legs
01770393 scorpion: arachnid of warm dry regions having a long segmented tail ending in a venomous stinger
01773157 black and gold garden spider: a widely distributed North American garden spider
01773549 barn spider: an orange and tan spider with darkly banded legs that spins an orb web daily
01773797 garden spider: a spider common in European gardens
01774384 black widow: venomous New World spider; the female is black with an hourglass-shaped red mark on the underside of the abdomen
01774750 tarantula: large hairy tropical spider with fangs that can inflict painful but not highly venomous bites
01775062 wolf spider: ground spider that hunts its prey instead of using a web
01776313 tick: any of two families of small parasitic arachnids with barbed proboscis; feed on blood of warm-blooded animals
01784675 centipede: chiefly nocturnal predacious arthropod having a flattened body of 15 to 173 segments each with a pair of legs, the foremost pair being modified as prehensors
01795545 black grouse: grouse of which the male is bluish-black
01796340 ptarmigan: large Arctic and subarctic grouse with feathered feet and usually white winter plumage
01797886 ruffed grouse: valued as a game bird in eastern United States and Canada
01798484 prairie chicken: brown mottled North American grouse of western prairies
01806143 peacock: male peafowl; having a crested head and very large fanlike tail marked with iridescent eyes or spots
01806567 quail: small gallinaceous game birds
01807496 partridge: small Old World gallinaceous game birds
01817953 African grey: commonly domesticated grey parrot with red-and-black tail and white face; native to equatorial Africa
01818515 macaw: long-tailed brilliantly colored parrot of Central America and South America; among the largest and showiest of parrots
01819313 sulphur-crested cockatoo: white cockatoo with a yellow erectile crest
01820546 lorikeet: any of various small lories
01824575 coucal: Old World ground-living cuckoo having a long dagger-like hind claw
01828970 bee eater: colorful chiefly tropical Old World bird having a strong graceful flight; feeds on especially bees
01829413 hornbill: bird of tropical Africa and Asia having a very large bill surmounted by a bony protuberance; related to kingfishers
01833805 hummingbird: tiny American bird having brilliant iridescent plumage and long slender bills; wings are specialized for vibrating flight
01843065 jacamar: tropical American insectivorous bird having a long sharp bill and iridescent green or bronze plumage
01843383 toucan: brilliantly colored arboreal fruit-eating bird of tropical America having a very large thin-walled beak
01847000 drake: adult male of a wild or domestic duck
01855032 red-breasted merganser: widely distributed merganser of America and Europe
01855672 goose: web-footed long-necked typically gregarious migratory aquatic birds usually larger and less aquatic than ducks
01860187 black swan: large Australian swan having black plumage and a red bill
01871265 tusker: any mammal with prominent tusks (especially an elephant or wild boar)
01872401 echidna: a burrowing monotreme mammal covered with spines and having a long snout and claws for hunting ants and termites; native to Australia
01873310 platypus: small densely furred aquatic monotreme of Australia and Tasmania having a broad bill and tail and webbed feet; only species in the family Ornithorhynchidae
01877812 wallaby: any of various small or medium-sized kangaroos; often brightly colored
01882714 koala: sluggish tailless Australian arboreal marsupial with grey furry ears and coat; feeds on eucalyptus leaves and bark
01883070 wombat: burrowing herbivorous Australian marsupials about the size of a badger
01910747 jellyfish: any of numerous usually marine and free-swimming coelenterates that constitute the sexually reproductive forms of hydrozoans and scyphozoans
01914609 sea anemone: marine polyps that resemble flowers but have oral rings of tentacles; differ from corals in forming no hard skeleton
01917289 brain coral: massive reef-building coral having a convoluted and furrowed surface
01924916 flatworm: parasitic or free-living worms having a flattened body
01930112 nematode: unsegmented worms with elongated rounded body pointed at both ends; mostly free-living but some are parasitic
01943899 conch: any of various edible tropical marine gastropods of the genus Strombus having a brightly-colored spiral shell with large outer lip
01944390 snail: freshwater or marine or terrestrial gastropod mollusk usually having an external enclosing spiral shell
01945685 slug: any of various terrestrial gastropods having an elongated slimy body and no external shell
01950731 sea slug: any of various marine gastropods of the suborder Nudibranchia having a shell-less and often beautifully colored body
01955084 chiton: primitive elongated bilaterally symmetrical marine mollusk having a mantle covered with eight calcareous plates
01968897 chambered nautilus: cephalopod of the Indian and Pacific oceans having a spiral shell with pale pearly partitions
01978287 Dungeness crab: small edible crab of Pacific coast of North America
01978455 rock crab: crab of eastern coast of North America
01980166 fiddler crab: burrowing crab of American coastal regions having one claw much enlarged in the male
01981276 king crab: large edible crab of northern Pacific waters especially along the coasts of Alaska and Japan
01983481 American lobster: lobster of Atlantic coast of America
01984695 spiny lobster: large edible marine crustacean having a spiny carapace but lacking the large pincers of true lobsters
01985128 crayfish: small freshwater decapod crustacean that resembles a lobster
01986214 hermit crab: small soft-bodied marine crustaceans living in cast-off shells of gastropods
01990800 isopod: any of various small terrestrial or aquatic crustaceans with seven pairs of legs adapted for crawling
02002556 white stork: the common stork of Europe; white with black wing feathers and a red bill
02002724 black stork: Old World stork that is glossy black above and white below
02006656 spoonbill: wading birds having a long flat bill with a tip like a spoon
02007558 flamingo: large pink to scarlet web-footed wading bird with down-bent bill; inhabits brackish lakes
02009229 little blue heron: small bluish-grey heron of the western hemisphere
02009912 American egret: a common egret of the genus Egretta found in America; it is a variety of the Old World white egret Casmerodius albus
02011460 bittern: relatively small compact tawny-brown heron with nocturnal habits and a booming cry; found in marshes
02012849 crane: large long-necked wading bird of marshes and plains in many parts of the world
02013706 limpkin: wading bird of Florida, Cuba and Jamaica having a drooping bill and a distinctive wailing call
02017213 European gallinule: purple gallinule of southern Europe
02018207 American coot: a coot found in North America
02018795 bustard: large heavy-bodied chiefly terrestrial game bird capable of powerful swift flight; classified with wading birds but frequents grassy steppes
02025239 ruddy turnstone: common Arctic turnstone that winters in South America and Australia
02027492 red-backed sandpiper: small common sandpiper that breeds in northern or Arctic regions and winters in southern United States or Mediterranean regions
02028035 redshank: a common Old World wading bird with long red legs
02033041 dowitcher: shorebird of the sandpiper family that resembles a snipe
02037110 oystercatcher: black-and-white shorebird with stout legs and bill; feed on oysters etc.
02051845 pelican: large long-winged warm-water seabird having a large bill with a distensible pouch for fish
02056570 king penguin: large penguin on islands bordering the Antarctic Circle
02058221 albatross: large web-footed birds of the southern hemisphere having long narrow wings; noted for powerful gliding flight
02066245 grey whale: medium-sized greyish-black whale of the northern Pacific
02071294 killer whale: predatory black-and-white toothed whale with large dorsal fin; common in cold seas
02074367 dugong: sirenian tusked mammal found from eastern Africa to Australia; the flat tail is bilobate
02077923 sea lion: any of several large eared seals of the northern Pacific related to fur seals but lacking their valuable coat
02085620 Chihuahua: an old breed of tiny short-haired dog with protruding eyes from Mexico held to antedate Aztec civilization
02085782 Japanese spaniel: breed of toy dogs originating in Japan having a silky black-and-white or red-and-white coat
02085936 Maltese dog: breed of toy dogs having a long straight silky white coat
02086079 Pekinese: a Chinese breed of small short-legged dogs with a long silky coat and broad flat muzzle
02086240 Shih-Tzu: a Chinese breed of small dog similar to a Pekingese
02086646 Blenheim spaniel: red-and-white variety of English toy spaniel
02086910 papillon: small slender toy spaniel with erect ears and a black-spotted brown to white coat
02087046 toy terrier: a small active dog
02087394 Rhodesian ridgeback: a powerful short-haired African hunting dog having a crest of reversed hair along the spine
02088094 Afghan hound: tall graceful breed of hound with a long silky coat; native to the Near East
02088238 basset: smooth-haired breed of hound with short legs and long ears
02088364 beagle: a small short-legged smooth-coated breed of hound
02088466 bloodhound: a breed of large powerful hound of European origin having very acute smell and used in tracking
02088632 bluetick: a very fast American hound; white mottled with bluish grey
02089078 black-and-tan coonhound: American breed of large powerful hound dogs used for hunting raccoons and other game
02089867 Walker hound: an American breed of foxhound
02089973 English foxhound: an English breed slightly larger than the American foxhounds originally used to hunt in packs
02090379 redbone: a speedy red or red-and-tan American hound
02090622 borzoi: tall fast-moving dog breed
02090721 Irish wolfhound: large breed of hound with a rough thick coat
02091032 Italian greyhound: a toy dog developed from the greyhound
02091134 whippet: small slender dog of greyhound type developed in England
02091244 Ibizan hound: breed of slender agile medium-sized hound found chiefly in the Balearic Islands; said to have been bred originally by the Pharaohs of ancient Egypt
02091467 Norwegian elkhound: breed of compact medium-sized dog with a heavy grey coat developed in Norway for hunting elk
02091635 otterhound: hardy British hound having long pendulous ears and a thick coarse shaggy coat with an oily undercoat; bred for hunting otters
02091831 Saluki: old breed of tall swift keen-eyed hunting dogs resembling greyhounds; from Egypt and southwestern Asia
02092002 Scottish deerhound: very large and tall rough-coated dog bred for hunting deer; known as the royal dog of Scotland
02092339 Weimaraner: large breed of hound having a smooth greyish coat; originated in Germany
02093256 Staffordshire bullterrier: English breed of strong stocky dog having a broad skull and smooth coat
02093428 American Staffordshire terrier: American breed of muscular terriers with a short close-lying stiff coat
02093647 Bedlington terrier: a light terrier groomed to resemble a lamb
02093754 Border terrier: small rough-coated terrier of British origin
02093859 Kerry blue terrier: an Irish breed of medium-sized terriers with a silky blue-grey coat
02093991 Irish terrier: medium-sized breed with a wiry brown coat; developed in Ireland
02094114 Norfolk terrier: English breed of small terrier with a straight wiry grizzled coat and dropped ears
02094258 Norwich terrier: English breed of small short-legged terrier with a straight wiry red or grey or black-and-tan coat and erect ears
02094433 Yorkshire terrier: very small breed having a long glossy coat of bluish-grey and tan
02095314 wire-haired fox terrier: a fox terrier with wiry hair
02095570 Lakeland terrier: breed of wire-haired terrier originally from the Lake District of England and used for hunting
02095889 Sealyham terrier: a wire-haired terrier with short legs that was first bred in Sealyham
02096051 Airedale: breed of large wiry-coated terrier bred in Yorkshire
02096177 cairn: small rough-haired breed of terrier from Scotland
02096294 Australian terrier: small greyish wire-haired breed of terrier from Australia similar to the cairn
02096437 Dandie Dinmont: a breed of small terrier with long wiry coat and drooping ears
02096585 Boston bull: small pug-faced American terrier breed having a smooth brindle or black coat with white markings
02097047 miniature schnauzer: a small schnauzer
02097130 giant schnauzer: a large schnauzer
02097209 standard schnauzer: a medium-sized schnauzer
02097298 Scotch terrier: old Scottish breed of small long-haired usually black terrier with erect tail and ears
02097474 Tibetan terrier: breed of medium-sized terriers bred in Tibet resembling Old English sheepdogs with fluffy curled tails
02097658 silky terrier: Australian breed of toy dogs having a silky blue coat
02098105 soft-coated wheaten terrier: Irish breed of medium-sized terrier with an abundant coat any shade of wheat and very hairy head and muzzle
02098286 West Highland white terrier: small white long-coated terrier developed in Scotland
02098413 Lhasa: a breed of terrier having a long heavy coat raised in Tibet as watchdogs
02099267 flat-coated retriever: an English breed having a shiny black or liver-colored coat; retrieves game from land or water
02099429 curly-coated retriever: an English breed having a tightly curled black or liver-colored coat; retrieves game from land or water
02099601 golden retriever: an English breed having a long silky golden coat
02099712 Labrador retriever: breed originally from Labrador having a short black or golden-brown coat
02099849 Chesapeake Bay retriever: American breed having a short thick oily coat ranging from brown to light tan
02100236 German short-haired pointer: liver or liver-and-white hunting dog developed in Germany; 3/4 pointer and 1/4 bloodhound
02100583 vizsla: Hungarian hunting dog resembling the Weimaraner but having a rich deep red coat
02100735 English setter: an English breed having a plumed tail and a soft silky coat that is chiefly white
02100877 Irish setter: an Irish breed with a chestnut-brown or mahogany-red coat
02101006 Gordon setter: a Scottish breed with a black-and-tan coat
02101388 Brittany spaniel: tall active short-tailed French breed of bird dog having a usually smooth orange- or liver-and-white coat
02101556 clumber: a thickset spaniel with longish silky hair
02102040 English springer: a breed having typically a black-and-white coat
02102177 Welsh springer spaniel: a red-and-white breed slightly smaller than the English springer spaniel
02102318 cocker spaniel: a small breed with wavy silky hair; originally developed in England
02102480 Sussex spaniel: an English breed with short legs and a golden liver-colored coat
02102973 Irish water spaniel: breed of large spaniels developed in Ireland having a heavy coat of liver-colored curls and a topknot of long curls and a nearly hairless tail
02104029 kuvasz: long-established Hungarian breed of tall light-footed but sturdy white dog; used also as a hunting dog
02104365 schipperke: breed of small stocky black dogs originally used as watchdogs on boats in the Netherlands and Belgium
02105056 groenendael: black-coated sheepdog with a heavily plumed tail
02105162 malinois: fawn-colored short-haired sheepdog
02105251 briard: old French breed of large strong usually black dogs having a long tail and long wavy and slightly stiff coat
02105412 kelpie: an Australian sheepdog with pointed ears
02105505 komondor: Hungarian breed of large powerful shaggy-coated white dog; used also as guard dog
02105641 Old English sheepdog: large sheepdog with a profuse shaggy bluish-grey-and-white coat and short tail; believed to trace back to the Roman occupation of Britain
02105855 Shetland sheepdog: a small sheepdog resembling a collie that was developed in the Shetland Islands
02106030 collie: a silky-coated sheepdog with a long ruff and long narrow head developed in Scotland
02106166 Border collie: developed in the area between Scotland and England usually having a black coat with white on the head and tip of tail used for herding both sheep and cattle
02106382 Bouvier des Flandres: rough-coated breed used originally in Belgium for herding and guarding cattle
02106550 Rottweiler: German breed of large vigorous short-haired cattle dogs
02106662 German shepherd: breed of large shepherd dogs used in police work and as a guide for the blind
02107142 Doberman: medium large breed of dog of German origin with a glossy black and tan coat; used as a watchdog
02107312 miniature pinscher: small German version of a Doberman pinscher
02107574 Greater Swiss Mountain dog: the largest of the four Swiss breeds
02107683 Bernese mountain dog: large powerful long-haired black-coated Swiss dog with deep tan or russet markings on legs and white blaze and feet and chest marking; formerly used for draft
02107908 Appenzeller: a smaller of the four Swiss breeds
02108000 EntleBucher: the smallest of the Sennenhunde
02108089 boxer: a breed of stocky medium-sized short-haired dog with a brindled coat and square-jawed muzzle developed in Germany
02108422 bull mastiff: large powerful breed developed by crossing the bulldog and the mastiff
02108551 Tibetan mastiff: very large powerful rough-coated dog native to central Asia
02108915 French bulldog: small stocky version of the bulldog having a sleek coat and square head
02109047 Great Dane: very large powerful smooth-coated breed of dog
02109525 Saint Bernard: a Swiss alpine breed of large powerful dog with a thick coat of hair used as a rescue dog
02109961 Eskimo dog: breed of heavy-coated Arctic sled dog
02110063 malamute: breed of sled dog developed in Alaska
02110185 Siberian husky: breed of sled dog developed in northeastern Siberia; they resemble the larger Alaskan malamutes
02110341 dalmatian: a large breed having a smooth white coat with black or brown spots; originated in Dalmatia
02110627 affenpinscher: European breed of small dog resembling a terrier with dark wiry hair and a tufted muzzle
02110806 basenji: small smooth-haired breed of African origin having a tightly curled tail and the inability to bark
02110958 pug: small compact smooth-coated breed of Asiatic origin having a tightly curled tail and broad flat wrinkled muzzle
02111129 Leonberg: a large dog (usually with a golden coat) produced by crossing a St Bernard and a Newfoundland
02111277 Newfoundland: a breed of very large heavy dogs with a thick coarse usually black coat; highly intelligent dogs and vigorous swimmers; developed in Newfoundland
02111500 Great Pyrenees: bred of large heavy-coated white dogs resembling the Newfoundland
02111889 Samoyed: Siberian breed of white or cream-colored dog of the spitz family
02112018 Pomeranian: breed of very small compact long-haired dogs of the spitz type
02112137 chow: breed of medium-sized dogs with a thick coat and fluffy curled tails and distinctive blue-black tongues; believed to have originated in northern China
02112350 keeshond: a spitz-like dog having a shaggy greyish coat and tightly curled tail originating in Holland
02112706 Brabancon griffon: a variety of Brussels griffon having a short smooth coat
02113023 Pembroke: the smaller and straight-legged variety of corgi having pointed ears and a short tail
02113186 Cardigan: slightly bowlegged variety of corgi having rounded ears and a long tail
02113624 toy poodle: the breed of very small poodles
02113712 miniature poodle: a breed of small poodles
02113799 standard poodle: a breed or medium-sized poodles
02113978 Mexican hairless: any of an old breed of small nearly hairless dogs of Mexico
02114367 timber wolf: a wolf with a brindled grey coat living in forested northern regions of North America
02114548 white wolf: wolf of Arctic North America having white fur and a black-tipped tail
02114712 red wolf: reddish-grey wolf of southwestern North America
02114855 coyote: small wolf native to western North America
02115641 dingo: wolflike yellowish-brown wild dog of Australia
02115913 dhole: fierce wild dog of the forests of central and southeast Asia that hunts in packs
02116738 African hunting dog: a powerful doglike mammal of southern and eastern Africa that hunts in large packs; now rare in settled area
02117135 hyena: doglike nocturnal mammal of Africa and southern Asia that feeds chiefly on carrion
02119022 red fox: the common Old World fox; having reddish-brown fur; commonly considered a single circumpolar species
02119789 kit fox: small grey fox of southwestern United States; may be a subspecies of Vulpes velox
02120079 Arctic fox: thickly-furred fox of Arctic regions; brownish in summer and white in winter
02120505 grey fox: dark grey American fox; from Central America through southern United States
02123045 tabby: a cat with a grey or tawny coat mottled with black
02123159 tiger cat: a cat having a striped coat
02123394 Persian cat: a long-haired breed of cat
02123597 Siamese cat: a slender short-haired blue-eyed breed of cat having a pale coat with dark ears paws face and tail tip
02124075 Egyptian cat: a domestic cat of Egypt
02125311 cougar: large American feline resembling a lion
02127052 lynx: short-tailed wildcats with usually tufted ears; valued for their fur
02128385 leopard: large feline of African and Asian forests usually having a tawny coat with black spots
02128757 snow leopard: large feline of upland central Asia having long thick whitish fur
02128925 jaguar: a large spotted feline of tropical America similar to the leopard; in some classifications considered a member of the genus Felis
02129165 lion: large gregarious predatory feline of Africa and India having a tawny coat with a shaggy mane in the male
02129604 tiger: large feline of forests in most of Asia having a tawny coat with black stripes; endangered
02130308 cheetah: long-legged spotted cat of Africa and southwestern Asia having nonretractile claws; the swiftest mammal; can be trained to run down game
02132136 brown bear: large ferocious bear of Eurasia
02133161 American black bear: brown to black North American bear; smaller and less ferocious than the brown bear
02134084 ice bear: white bear of Arctic regions
02134418 sloth bear: common coarse-haired long-snouted bear of south-central Asia
02137549 mongoose: agile grizzled Old World viverrine; preys on snakes and rodents
02138441 meerkat: a mongoose-like viverrine of South Africa having a face like a lemur and only four toes
02165105 tiger beetle: active usually bright-colored beetle that preys on other insects
02165456 ladybug: small round bright-colored and spotted beetle that usually feeds on aphids and other insect pests
02167151 ground beetle: predacious shining black or metallic terrestrial beetle that destroys many injurious insects
02168699 long-horned beetle: long-bodied beetle having very long antennae
02169497 leaf beetle: brightly colored beetle that feeds on plant leaves; larvae infest roots and stems
02172182 dung beetle: any of numerous beetles that roll balls of dung on which they feed and in which they lay eggs
02174001 rhinoceros beetle: any of various large chiefly tropical beetles having horns on the head; pest on coconuts
02177972 weevil: any of several families of mostly small beetles that feed on plants and plant products; especially snout beetles and seed beetles
02190166 fly: two-winged insects characterized by active flight
02206856 bee: any of numerous hairy-bodied insects including social and solitary species
02219486 ant: social insect living in organized colonies; characteristically the males and fertile queen have wings during breeding season; wingless sterile females are the workers
02226429 grasshopper: terrestrial plant-eating insect with hind legs adapted for leaping
02229544 cricket: leaping insect; male makes chirping noises by rubbing the forewings together
02231487 walking stick: any of various mostly tropical insects having long twiglike bodies
02233338 cockroach: any of numerous chiefly nocturnal insects; some are domestic pests
02236044 mantis: predacious long-bodied large-eyed insect of warm regions; rests with forelimbs raised as in prayer
02256656 cicada: stout-bodied insect with large membranous wings; male has drum-like organs for producing a high-pitched drone
02259212 leafhopper: small leaping insect that sucks the juices of plants
02264363 lacewing: any of two families of insects with gauzy wings (Chrysopidae and Hemerobiidae); larvae feed on insect pests such as aphids
02268443 dragonfly: slender-bodied non-stinging insect having iridescent wings that are outspread at rest; adults and nymphs feed on mosquitoes etc.
02268853 damselfly: slender non-stinging insect similar to but smaller than the dragonfly but having wings folded when at rest
02276258 admiral: any of several brightly colored butterflies
02277742 ringlet: any of various butterflies belonging to the family Satyridae
02279972 monarch: large migratory American butterfly having deep orange wings with black and white markings; the larvae feed on milkweed
02280649 cabbage butterfly: white butterfly whose larvae (cabbageworms) feed on cabbage
02281406 sulphur butterfly: any of numerous yellow or orange butterflies
02281787 lycaenid: any of various butterflies of the family Lycaenidae
02317335 starfish: echinoderms characterized by five arms extending from a central disk
02319095 sea urchin: shallow-water echinoderms having soft bodies enclosed in thin spiny globular shells
02321529 sea cucumber: echinoderm having a flexible sausage-shaped body, tentacles surrounding the mouth and tube feet; free-living mud feeders
02325366 wood rabbit: common small rabbit of North America having greyish or brownish fur and a tail with a white underside; a host for Ixodes pacificus and Ixodes scapularis (Lyme disease ticks)
02326432 hare: swift timid long-eared mammal larger than a rabbit having a divided upper lip and long hind legs; young born furred and with open eyes
02328150 Angora: domestic breed of rabbit with long white silky hair
02342885 hamster: short-tailed Old World burrowing rodent with large cheek pouches
02346627 porcupine: relatively large rodents with sharp erectile bristles mingled with the fur
02356798 fox squirrel: exceptionally large arboreal squirrel of eastern United States
02361337 marmot: stocky coarse-furred burrowing rodent with a short bushy tail found throughout the northern hemisphere; hibernates in winter
02363005 beaver: large semiaquatic rodent with webbed hind feet and a broad flat tail; construct complex dams and underwater lodges
02364673 guinea pig: stout-bodied nearly tailless domesticated cavy; often kept as a pet and widely used in research
02389026 sorrel: a horse of a brownish orange to light brown color
02391049 zebra: any of several fleet black-and-white striped African equines
02395406 hog: domestic swine
02396427 wild boar: Old World wild swine having a narrow body and prominent tusks from which most domestic swine come; introduced in United States
02397096 warthog: African wild swine with warty protuberances on the face and large protruding tusks
02398521 hippopotamus: massive thick-skinned herbivorous animal living in or around rivers of tropical Africa
02403003 ox: an adult castrated bull of the genus Bos; especially Bos taurus
02408429 water buffalo: an Asian buffalo that is often domesticated for use as a draft animal
02410509 bison: any of several large humped bovids having shaggy manes and large heads and short horns
02412080 ram: uncastrated adult male sheep
02415577 bighorn: wild sheep of mountainous regions of western North America having massive curled horns
02417914 ibex: wild goat of mountain areas of Eurasia and northern Africa having large recurved horns
02422106 hartebeest: a large African antelope with lyre-shaped horns that curve backward
02422699 impala: African antelope with ridged curved horns; moves with enormous leaps
02423022 gazelle: small swift graceful antelope of Africa and Asia having lustrous eyes
02437312 Arabian camel: one-humped camel of the hot deserts of northern Africa and southwestern Asia
02437616 llama: wild or domesticated South American cud-chewing animal related to camels but smaller and lacking a hump
02441942 weasel: small carnivorous mammal with short legs and elongated body and neck
02442845 mink: slender-bodied semiaquatic mammal having partially webbed feet; valued for its fur
02443114 polecat: dark brown mustelid of woodlands of Eurasia that gives off an unpleasant odor when threatened
02443484 black-footed ferret: musteline mammal of prairie regions of United States; nearly extinct
02444819 otter: freshwater carnivorous mammal having webbed and clawed feet and dark brown fur
02445715 skunk: American musteline mammal typically ejecting an intensely malodorous fluid when startled; in some classifications put in a separate subfamily Mephitinae
02447366 badger: sturdy carnivorous burrowing mammal with strong claws; widely distributed in the northern hemisphere
02454379 armadillo: burrowing chiefly nocturnal mammal with body covered with strong horny plates
02457408 three-toed sloth: a sloth that has three long claws on each forefoot and each hindfoot
02480495 orangutan: large long-armed ape of Borneo and Sumatra having arboreal habits
02480855 gorilla: largest anthropoid ape; terrestrial and vegetarian; of forests of central west Africa
02481823 chimpanzee: intelligent somewhat arboreal ape of equatorial African forests
02483362 gibbon: smallest and most perfectly anthropoid arboreal ape having long arms and no tail; of southern Asia and East Indies
02483708 siamang: large black gibbon of Sumatra having the 2nd and 3rd toes partially united by a web
02484975 guenon: small slender African monkey having long hind limbs and tail and long hair around the face
02486261 patas: reddish long-tailed monkey of west Africa
02486410 baboon: large terrestrial monkeys having doglike muzzles
02487347 macaque: short-tailed monkey of rocky regions of Asia and Africa
02488291 langur: slender long-tailed monkey of Asia
02488702 colobus: arboreal monkey of western and central Africa with long silky fur and reduced thumbs
02489166 proboscis monkey: Borneo monkey having a long bulbous nose
02490219 marmoset: small soft-furred South American and Central American monkey with claws instead of nails
02492035 capuchin: monkey of Central America and South America having thick hair on the head that resembles a monk's cowl
02492660 howler monkey: monkey of tropical South American forests having a loud howling cry
02493509 titi: small South American monkeys with long beautiful fur and long nonprehensile tail
02493793 spider monkey: arboreal monkey of tropical America with long slender legs and long prehensile tail
02494079 squirrel monkey: small long-tailed monkey of Central American and South America with greenish fur and black muzzle
02497673 Madagascar cat: small lemur having its tail barred with black
02500267 indri: large short-tailed lemur of Madagascar having thick silky fur in black and white and fawn
02504013 Indian elephant: Asian elephant having smaller ears and tusks primarily in the male
02504458 African elephant: an elephant native to Africa having enormous flapping ears and ivory tusks
02509815 lesser panda: reddish-brown Old World raccoon-like carnivore; in some classifications considered unrelated to the giant pandas
02510455 giant panda: large black-and-white herbivorous mammal of bamboo forests of China and Tibet; in some classifications considered a member of the bear family or of a separate family Ailuropodidae
02514041 barracouta: a large marine food fish common on the coasts of Australia, New Zealand, and southern Africa
02526121 eel: voracious snakelike marine or freshwater fishes with smooth slimy usually scaleless skin and having a continuous vertical fin but no ventral fins
02536864 coho: small salmon of northern Pacific coasts and the Great Lakes
02606052 rock beauty: gold and black butterflyfish found from West Indies to Brazil
02607072 anemone fish: live associated with sea anemones
02640242 sturgeon: large primitive fishes valued for their flesh and roe; widely distributed in the North Temperate Zone
02641379 gar: primitive predaceous North American fish covered with hard scales and having long jaws with needlelike teeth
02643566 lionfish: brightly striped fish of the tropical Pacific having elongated spiny fins
02655020 puffer: any of numerous marine fishes whose elongated spiny body can inflate itself with water or air to form a globe; several species contain a potent nerve poison; closely related to spiny puffers
02666196 abacus: a calculator that performs arithmetic functions by manually sliding counters on rods or in grooves
02667093 abaya: (Arabic) a loose black robe from head to toe; traditionally worn by Muslim women
02669723 academic gown: a gown worn by academics or judges
02672831 accordion: a portable box-shaped free-reed instrument; the reeds are made to vibrate by air from the bellows controlled by the player
02676566 acoustic guitar: sound is not amplified by electrical means
02687172 aircraft carrier: a large warship that carries planes and has a long flat deck for takeoffs and landings
02690373 airliner: a commercial airplane that carries passengers
02692877 airship: a steerable self-propelled aircraft
02699494 altar: a raised structure on which gifts or sacrifices to a god are made
02701002 ambulance: a vehicle that takes people to and from hospitals
02704792 amphibian: a flat-bottomed motor vehicle that can travel on land or water
02708093 analog clock: a clock that displays the time of day by the position of hands on a dial
02727426 apiary: a shed containing a number of beehives
02730930 apron: a garment of cloth or leather or plastic that is tied about the waist and worn to protect your clothing
02747177 ashcan: a bin that holds rubbish until it is collected
02749479 assault rifle: any of the automatic rifles or semiautomatic rifles with large magazines designed for military use
02769748 backpack: a bag carried by a strap on your back or shoulder
02776631 bakery: a workplace where baked goods (breads and cakes and pastries) are produced or sold
02777292 balance beam: a gymnastic apparatus used by women gymnasts
02782093 balloon: large tough nonrigid bag filled with gas or heated air
02783161 ballpoint: a pen that has a small metal ball as the point of transfer of ink to paper
02786058 Band Aid: trade name for an adhesive bandage to cover small cuts or blisters
02787622 banjo: a stringed instrument of the guitar family that has long neck and circular body
02788148 bannister: a railing at the side of a staircase or balcony to prevent people from falling
02790996 barbell: a bar to which heavy discs are attached at each end; used in weightlifting
02791124 barber chair: a large fixed adjustable chair in which barbers seat their customers
02791270 barbershop: a shop where men can get their hair cut
02793495 barn: an outlying farm building for storing grain or animal feed and housing farm animals
02794156 barometer: an instrument that measures atmospheric pressure
02795169 barrel: a cylindrical container that holds liquids
02797295 barrow: a cart for carrying small loads; has handles and one or more wheels
02799071 baseball: a ball used in playing baseball
02802426 basketball: an inflated ball used in playing basketball
02804414 bassinet: a basket (usually hooded) used as a baby's bed
02804610 bassoon: a double-reed instrument; the tenor of the oboe family
02807133 bathing cap: a tight-fitting cap that keeps hair dry while swimming
02808304 bath towel: a large towel; to dry yourself after a bath
02808440 bathtub: a relatively large open container that you fill with water and use to wash the body
02814533 beach wagon: a car that has a long body and rear door with space behind rear seat
02814860 beacon: a tower with a light that gives warning of shoals to passing ships
02815834 beaker: a flatbottomed jar made of glass or plastic; used for chemistry
02817516 bearskin: tall hat; worn by some British soldiers on ceremonial occasions
02823428 beer bottle: a bottle that holds beer
02823750 beer glass: a relatively large glass for serving beer
02825657 bell cote: a small shelter for bells; has a gable or shed roof
02834397 bib: top part of an apron; covering the chest
02835271 bicycle-built-for-two: a bicycle with two sets of pedals and two seats
02837789 bikini: a woman's very brief bathing suit
02840245 binder: holds loose papers or magazines
02841315 binoculars: an optical instrument designed for simultaneous use by both eyes
02843684 birdhouse: a shelter for birds
02859443 boathouse: a shed at the edge of a river or lake; used to store boats
02860847 bobsled: a long racing sled (for 2 or more people) with a steering mechanism
02865351 bolo tie: a cord fastened around the neck with an ornamental clasp and worn as a necktie
02869837 bonnet: a hat tied under the chin
02870880 bookcase: a piece of furniture with shelves for storing books
02871525 bookshop: a shop where books are sold
02877765 bottlecap: a cap that seals a bottle
02879718 bow: a weapon for shooting arrows, composed of a curved piece of resilient wood with a taut cord to propel the arrow
02883205 bow tie: a man's tie that ties in a bow
02892201 brass: a memorial made of brass
02892767 brassiere: an undergarment worn by women to support their breasts
02894605 breakwater: a protective structure of stone or concrete; extends from shore into the water to prevent a beach from washing away
02895154 breastplate: armor plate that protects the chest; the front part of a cuirass
02906734 broom: a cleaning implement for sweeping; bundle of straws or twigs attached to a long handle
02909870 bucket: a roughly cylindrical vessel that is open at the top
02910353 buckle: fastener that fastens together two ends of a belt or strap; often has loose prong
02916936 bulletproof vest: a vest capable of resisting the impact of a bullet
02917067 bullet train: a high-speed passenger train
02927161 butcher shop: a shop in which meat and poultry (and sometimes fish) are sold
02930766 cab: a car driven by a person whose job is to take passengers where they want to go in exchange for money
02939185 caldron: a very large pot that is used for boiling
02948072 candle: stick of wax with a wick in the middle
02950826 cannon: heavy gun fired from a tank
02951358 canoe: small and light boat; pointed at both ends; propelled with a paddle
02951585 can opener: a device for cutting cans open
02963159 cardigan: knitted jacket that is fastened up the front with buttons or a zipper
02965783 car mirror: a mirror that the driver of a car can use
02966193 carousel: a large, rotating machine with seats for children to ride or amusement
02966687 carpenter's kit: a set of carpenter's tools
02971356 carton: a box made of cardboard; opens by flaps on top
02974003 car wheel: a wheel that has a tire and rim and hubcap; used to propel the car
02977058 cash machine: an unattended machine (outside some banks) that dispenses money when a personal coded card is used
02978881 cassette: a container that holds a magnetic tape used for recording or playing sound or video
02979186 cassette player: electronic equipment for playing cassettes
02980441 castle: a large building formerly occupied by a ruler and fortified against attack
02981792 catamaran: a sailboat with two parallel hulls held together by single deck
02988304 CD player: a stand-alone piece of electronic equipment that either has its own display or attaches to a television set
02992211 cello: a large stringed instrument; seated player holds it upright while playing
02992529 cellular telephone: a hand-held mobile radiotelephone for use in an area divided into small sections, each with its own short-range transmitter/receiver
02999410 chain: a series of (usually metal) rings or links fitted into one another to make a flexible ligament
03000134 chainlink fence: a fence of steel wires woven into a diamond pattern
03000247 chain mail: (Middle Ages) flexible armor made of interlinked metal rings
03000684 chain saw: portable power saw; teeth linked to form an endless chain
03014705 chest: box with a lid; used for storage; usually large and sturdy
03016953 chiffonier: a tall elegant chest of drawers
03017168 chime: a percussion instrument consisting of a set of tuned bells that are struck with a hammer; used as an orchestral instrument
03018349 china cabinet: a cabinet (usually with glass doors) for storing and displaying china
03026506 Christmas stocking: a stocking that is filled with small Christmas presents
03028079 church: a place for public (especially Christian) worship
03032252 cinema: a theater where films are shown
03041632 cleaver: a butcher's knife having a large square blade
03042490 cliff dwelling: a rock and adobe dwelling built on sheltered ledges in the sides of a cliff
03045698 cloak: anything that covers or conceals
03047690 clog: footwear usually with wooden soles
03062245 cocktail shaker: a shaker for mixing cocktails
03063599 coffee mug: a mug intended for serving coffee
03063689 coffeepot: tall pot in which coffee is brewed
03065424 coil: a structure consisting of something wound in a continuous series of loops
03075370 combination lock: lock that can be opened only by turning dials in a special sequence
03085013 computer keyboard: a keyboard that is a data input device for computers; arrangement of keys is modelled after the typewriter keyboard
03089624 confectionery: a confectioner's shop
03095699 container ship: a cargo ship designed to hold containerized cargoes
03100240 convertible: a car that has top that can be folded or removed
03109150 corkscrew: a bottle opener that pulls corks
03110669 cornet: a brass musical instrument with a brilliant tone; has a narrow tube and a flared bell and is played by means of valves
03124043 cowboy boot: a boot with a high arch and fancy stitching; worn by American cowboys
03124170 cowboy hat: a hat with a wide brim and a soft crown; worn by American ranch hands
03125729 cradle: a baby bed with sides and rockers
03126707 crane: lifts and moves heavy objects; lifting tackle is suspended from a pivoted boom that rotates around a vertical axis
03127747 crash helmet: a padded helmet worn by people riding bicycles or motorcycles; protects the head in case of accidents
03127925 crate: a rugged box (usually made of wood); used for shipping
03131574 crib: baby bed with high sides made of slats
03133878 Crock Pot: an electric cooker that maintains a relatively low temperature
03134739 croquet ball: a wooden ball used in playing croquet
03141823 crutch: a wooden or metal staff that fits under the armpit and reaches to the ground; used by disabled person while walking
03146219 cuirass: medieval body armor that covers the chest and back
03160309 dam: a barrier constructed to contain the flow of water or to keep out the sea
03179701 desk: a piece of furniture with a writing surface and usually drawers or other compartments
03180011 desktop computer: a personal computer small enough to fit conveniently in an individual workspace
03187595 dial telephone: a telephone with a dial for registering the number to be called
03188531 diaper: garment consisting of a folded cloth drawn up between the legs and fastened at the waist; worn by infants to catch excrement
03196217 digital clock: a clock that displays the time of day digitally
03197337 digital watch: a watch with a digital display
03201208 dining table: a table at which meals are served
03207743 dishrag: a cloth for washing dishes
03207941 dishwasher: a machine for washing dishes
03208938 disk brake: hydraulic brake in which friction is applied to both sides of a spinning disk by the brake pads
03216828 dock: landing in a harbor next to a pier where ships are loaded and unloaded or repaired; may have gates to let water in or out
03218198 dogsled: a sled pulled by dogs
03220513 dome: a hemispherical roof
03223299 doormat: a mat placed outside an exterior door for wiping the shoes before entering
03240683 drilling platform: drilling rig consisting of an offshore platform (floating or fixed to the sea bed) from which many oil wells can be bored radially
03249569 drum: a musical percussion instrument; usually consists of a hollow cylinder with a membrane stretched across each end
03250847 drumstick: a stick used for playing a drum
03255030 dumbbell: an exercising weight; two spheres connected by a short bar that serves as a handle
03259280 Dutch oven: an oven consisting of a metal box for cooking in front of a fire
03271574 electric fan: a fan run by an electric motor
03272010 electric guitar: a guitar whose sound is amplified by electrical means
03272562 electric locomotive: a locomotive that is powered by an electric motor
03290653 entertainment center: a wall unit containing sound and television systems
03291819 envelope: a flat (usually rectangular) container for a letter, thin package, etc.
03297495 espresso maker: a coffee maker that forces live steam under pressure through dark roasted coffee grounds
03314780 face powder: cosmetic powder for the face
03325584 feather boa: a long thin fluffy scarf of feathers or fur
03337140 file: office furniture consisting of a container for keeping papers in order
03344393 fireboat: a boat equipped to fight fires on ships or along a waterfront
03345487 fire engine: any of various large trucks that carry firemen and equipment to the site of a fire
03347037 fire screen: a metal screen before an open fire for protection (especially against flying sparks)
03355925 flagpole: a tall staff or pole on which a flag is raised
03372029 flute: a high-pitched woodwind instrument; a slender tube closed at one end with finger holes on one end and an opening near the closed end across which the breath is blown
03376595 folding chair: a chair that can be folded flat for storage
03379051 football helmet: a padded helmet with a face mask to protect the head of football players
03384352 forklift: a small industrial vehicle with a power operated forked platform in front that can be inserted under loads to lift and move them
03388043 fountain: a structure from which an artificially produced jet of water arises
03388183 fountain pen: a pen that is supplied with ink from a reservoir in its barrel
03388549 four-poster: a bed with posts at the four corners that can be used to support a canopy or curtains
03393912 freight car: a railway car that carries freight
03394916 French horn: a brass musical instrument consisting of a conical tube that is coiled into a spiral and played by means of valves
03400231 frying pan: a pan used for frying foods
03404251 fur coat: a coat made of fur
03417042 garbage truck: a truck for collecting domestic refuse
03424325 gasmask: a protective mask with a filter; protects the face and lungs against poisonous gases
03425413 gas pump: a pump in a service station that draws gasoline from underground storage tanks
03443371 goblet: a drinking glass with a base and stem
03444034 go-kart: a small low motor vehicle with four wheels and an open framework; used for racing
03445777 golf ball: a small hard ball used in playing golf; dimpled to reduce wind resistance
03445924 golfcart: a small motor vehicle in which golfers can ride between shots
03447447 gondola: long narrow flat-bottomed boat propelled by sculling; traditionally used on canals of Venice
03447721 gong: a percussion instrument consisting of a metal plate that is struck with a softheaded drumstick
03450230 gown: a woman's dress, usually with a close-fitting bodice and a long flared skirt, often worn on formal occasions
03452741 grand piano: a piano with the strings on a horizontal harp-shaped frame; usually supported by three legs
03457902 greenhouse: a building with glass walls and roof; for the cultivation and exhibition of plants under controlled conditions
03459775 grille: grating that admits cooling air to car's radiator
03461385 grocery store: a marketplace where groceries are sold
03467068 guillotine: instrument of execution that consists of a weighted blade between two vertical poles; used for beheading people
03476684 hair slide: a decorative hinged clip that girls and women put in their hair to hold it in place
03476991 hair spray: toiletry consisting of a commercial preparation that is sprayed on the hair to hold it in place
03478589 half track: a motor vehicle propelled by half tracks; frequently used by the military
03481172 hammer: a hand tool with a heavy rigid head and a handle; used to deliver an impulsive force by striking
03482405 hamper: a basket usually with a cover
03483316 hand blower: a hand-held electric blower that can blow warm air onto the hair; used for styling hair
03485407 hand-held computer: a portable battery-powered computer small enough to be carried in your pocket
03485794 handkerchief: a square piece of cloth used for wiping the eyes or nose or as a costume accessory
03492542 hard disc: a rigid magnetic disk mounted permanently in a drive unit
03494278 harmonica: a small rectangular free-reed instrument having a row of free reeds set back in air holes and played by blowing into the desired hole
03495258 harp: a chordophone that has a triangular frame consisting of a sounding board and a pillar and a curved neck; the strings stretched between the neck and the soundbox are plucked with the fingers
03496892 harvester: farm machine that gathers a food crop from the fields
03498962 hatchet: a small ax with a short handle used with one hand (usually to chop wood)
03527444 holster: a sheath (usually leather) for carrying a handgun
03529860 home theater: television and video equipment designed to reproduce in the home the experience of being in a movie theater
03530642 honeycomb: a framework of hexagonal cells resembling the honeycomb built by bees
03532672 hook: a mechanical device that is curved or bent to suspend or hold or pull something
03534580 hoopskirt: a skirt stiffened with hoops
03535780 horizontal bar: gymnastic apparatus consisting of a bar supported in a horizontal position by uprights at both ends
03538406 horse cart: heavy cart; drawn by a horse; used for farm work
03544143 hourglass: a sandglass that runs for sixty minutes
03584254 iPod: (trademark) a pocket-sized device used to play music files
03584829 iron: home appliance consisting of a flat metal base that is heated and used to smooth cloth
03590841 jack-o'-lantern: lantern carved from a pumpkin
03594734 jean: (usually plural) close-fitting trousers of heavy denim for manual work or casual wear
03594945 jeep: a car suitable for traveling over rough terrain
03595614 jersey: a close-fitting pullover shirt
03598930 jigsaw puzzle: a puzzle that requires you to reassemble a picture that has been mounted on a stiff base and cut into interlocking pieces
03599486 jinrikisha: a small two-wheeled cart for one passenger; pulled by one person
03602883 joystick: a manual control consisting of a vertical handle that can move freely in two directions; used as an input device to computers or to devices controlled by computers
03617480 kimono: a loose robe; imitated from robes originally worn by Japanese
03623198 knee pad: protective garment consisting of a pad worn by football or baseball or hockey players
03627232 knot: any of various fastenings formed by looping and tying a rope (or cord) upon itself or to another rope or to another object
03630383 lab coat: a light coat worn to protect clothing from substances used while working in a laboratory
03633091 ladle: a spoon-shaped vessel with a long handle; frequently used to transfer liquids from one container to another
03637318 lampshade: a protective ornamental shade used to screen a light bulb from direct view
03642806 laptop: a portable computer small enough to use in your lap
03649909 lawn mower: garden tool for mowing grass on lawns
03657121 lens cap: cap used to keep lens free of dust when not in use
03658185 letter opener: dull knife used to cut open the envelopes in which letters are mailed or to slit uncut pages of books
03661043 library: a building that houses a collection of books and other materials
03662601 lifeboat: a strong sea boat designed to rescue people from a sinking ship
03666591 lighter: a device for lighting or igniting fuel or charges or fires
03670208 limousine: large luxurious car; usually driven by a chauffeur
03673027 liner: a large commercial ship (especially one that carries passengers on a regular schedule)
03676483 lipstick: makeup that is used to color the lips
03680355 Loafer: a low leather step-in shoe; the top resembles a moccasin but it has a broad flat heel
03690938 lotion: any of various cosmetic preparations that are applied to the skin
03691459 loudspeaker: electro-acoustic transducer that converts electrical signals into sounds loud enough to be heard at a distance
03692522 loupe: small magnifying glass (usually set in an eyepiece) used by jewelers and horologists
03697007 lumbermill: a mill for dressing logs and lumber
03706229 magnetic compass: compass based on an indicator (as a magnetic needle) that points to the magnetic north
03709823 mailbag: letter carrier's shoulder bag
03710193 mailbox: a private box for delivery of mail
03710637 maillot: tights for dancers or gymnasts
03710721 maillot: a woman's one-piece bathing suit
03717622 manhole cover: a flush iron cover for a manhole (as in a street)
03720891 maraca: a percussion instrument consisting of a hollow gourd containing pebbles or beans; often played in pairs
03721384 marimba: a percussion instrument with wooden bars tuned to produce a chromatic scale and with resonators; played with small mallets
03724870 mask: a covering to disguise or conceal the face
03729826 matchstick: a short thin stick of wood used in making matches
03733131 maypole: a vertical pole or post decorated with streamers that can be held by dancers celebrating May Day
03733281 maze: complex system of paths or tunnels in which it is easy to get lost
03733805 measuring cup: graduated cup used to measure liquid or granular ingredients
03742115 medicine chest: cabinet that holds medicines and toiletries
03743016 megalith: memorial consisting of a very large stone forming part of a prehistoric structure (especially in western Europe)
03759954 microphone: device for converting sound waves into electrical energy
03761084 microwave: kitchen appliance that cooks food by passing an electromagnetic wave through it; heat results from the absorption of energy by the water molecules in the food
03763968 military uniform: prescribed identifying uniform for soldiers
03764736 milk can: large can for transporting milk
03769881 minibus: a light bus (4 to 10 passengers)
03770439 miniskirt: a very short skirt
03770679 minivan: a small box-shaped passenger van; usually has removable seats; used as a family car
03773504 missile: a rocket carrying a warhead of conventional or nuclear explosives; may be ballistic or directed by remote control
03775071 mitten: glove that encases the thumb separately and the other four fingers together
03775546 mixing bowl: bowl used with an electric mixer
03776460 mobile home: a large house trailer that can be connected to utilities and can be parked in one place and used as permanent housing
03777568 Model T: the first widely available automobile powered by a gasoline engine; mass-produced by Henry Ford from 1908 to 1927
03777754 modem: (from a combination of MOdulate and DEModulate) electronic equipment consisting of a device used to connect computers by a telephone line
03781244 monastery: the residence of a religious community
03782006 monitor: electronic equipment that is used to check the quality or content of electronic transmissions
03785016 moped: a motorbike that can be pedaled or driven by a low-powered gasoline engine
03786901 mortar: a bowl-shaped vessel in which substances can be ground and mixed with a pestle
03787032 mortarboard: an academic cap with a flat square with a tassel on top
03788195 mosque: (Islam) a Muslim place of worship that usually has a minaret
03788365 mosquito net: a fine net or screen (especially around beds) to protect against mosquitos
03791053 motor scooter: a wheeled vehicle with small wheels and a low-powered gasoline engine geared to the rear wheel
03792782 mountain bike: a bicycle with a sturdy frame and fat tires; originally designed for riding in mountainous country
03792972 mountain tent: a lightweight tent with a floor; flaps close with a zipper
03793489 mouse: a hand-operated electronic device that controls the coordinates of a cursor on your computer screen as you move it around on a pad; on the bottom of the device is a ball that rolls on the surface of the pad
03794056 mousetrap: a trap for catching mice
03796401 moving van: a van used for moving home or office furniture
03803284 muzzle: a leather or wire restraint that fits over an animal's snout (especially a dog's nose and jaws) and prevents it from eating or biting
03804744 nail: a thin pointed piece of metal that is hammered into materials as a fastener
03814639 neck brace: a brace worn to steady the neck
03814906 necklace: jewelry consisting of a cord or chain (often bearing gems) worn about the neck as an ornament (especially by women)
03825788 nipple: a flexible cap on a baby's feeding bottle or pacifier
03832673 notebook: a small compact portable computer
03837869 obelisk: a stone pillar having a rectangular cross section tapering towards a pyramidal top
03838899 oboe: a slender double-reed instrument; a woodwind with a conical bore and a double-reed mouthpiece
03840681 ocarina: egg-shaped terra cotta wind instrument with a mouthpiece and finger holes
03841143 odometer: a meter that shows mileage traversed
03843555 oil filter: a filter that removes impurities from the oil used to lubricate an internal-combustion engine
03854065 organ: wind instrument whose sound is produced by means of pipes arranged in sets supplied with air from a bellows and controlled from a large complex musical keyboard
03857828 oscilloscope: electronic equipment that provides visual images of varying electrical quantities
03866082 overskirt: an outer skirt worn over another skirt
03868242 oxcart: a cart that is drawn by an ox
03868863 oxygen mask: a breathing device that is placed over the mouth and nose; supplies oxygen from an attached storage tank
03871628 packet: a small package or bundle
03873416 paddle: a short light oar used without an oarlock to propel a canoe or small boat
03874293 paddlewheel: a large wheel fitted with paddles and driven by an engine in order to propel a boat
03874599 padlock: a detachable lock; has a hinged shackle that can be passed through the staple of a hasp or the links in a chain and then snapped shut
03876231 paintbrush: a brush used as an applicator (to apply paint)
03877472 pajama: (usually plural) loose-fitting nightclothes worn for sleeping or lounging; have a jacket top and trousers
03877845 palace: official residence of an exalted person (as a sovereign)
03884397 panpipe: a primitive wind instrument consisting of several parallel pipes bound together
03887697 paper towel: a disposable towel made of absorbent paper
03888257 parachute: rescue equipment consisting of a device that fills with air and retards your fall
03888605 parallel bars: gymnastic apparatus consisting of two parallel wooden rods supported on uprights
03891251 park bench: a bench in a public park
03891332 parking meter: a coin-operated timer located next to a parking space; depositing money into it entitles you to park your car there for a specified length of time
03895866 passenger car: a railcar where passengers ride
03899768 patio: usually paved outdoor area adjoining a residence
03902125 pay-phone: a coin-operated telephone
03903868 pedestal: an architectural support or base (as for a column or statue)
03908618 pencil box: a box for holding pencils
03908714 pencil sharpener: a rotary implement for sharpening the point on pencils
03916031 perfume: a toiletry that emits and diffuses a fragrant odor
03920288 Petri dish: a shallow dish used to culture bacteria
03924679 photocopier: a copier that uses photographic methods of making copies
03929660 pick: a small thin device (of metal or plastic or ivory) used to pluck a stringed instrument
03929855 pickelhaube: a spiked helmet worn by German soldiers
03930313 picket fence: a fence made of upright pickets
03930630 pickup: a light truck with an open body and low sides and a tailboard
03933933 pier: a support for two adjacent bridge spans
03935335 piggy bank: a child's coin bank (often shaped like a pig)
03937543 pill bottle: a small bottle for holding pills
03938244 pillow: a cushion to support the head of a sleeping person
03942813 ping-pong ball: light hollow ball used in playing table tennis
03944341 pinwheel: a wheel that has numerous pins that are set at right angles to its rim
03947888 pirate: a ship that is manned by pirates
03950228 pitcher: an open vessel with a handle and a spout for pouring
03954731 plane: a carpenter's hand tool with an adjustable blade for smoothing or shaping wood
03956157 planetarium: a building housing an instrument for projecting the positions of the planets onto a domed ceiling
03958227 plastic bag: a bag made of thin plastic material
03961711 plate rack: a rack for holding plates to dry after they have been washed
03967562 plow: a farm tool having one or more heavy blades to break the soil and cut a furrow prior to sowing
03970156 plunger: hand tool consisting of a stick with a rubber suction cup at one end; used to clean clogged drains
03976467 Polaroid camera: a camera that develops and produces a positive print within seconds
03976657 pole: a long (usually round) rod of wood or metal or plastic
03977966 police van: van used by police to transport prisoners
03980874 poncho: a blanket-like cloak with a hole in the center for the head
03982430 pool table: game equipment consisting of a heavy table on which pool is played
03983396 pop bottle: a bottle for holding soft drinks
03991062 pot: a container in which plants are cultivated
03992509 potter's wheel: a horizontal rotating wheel holding the clay being shaped by a potter
03995372 power drill: a power tool for drilling holes into hard materials
03998194 prayer rug: a small rug used by Muslims during their devotions
04004767 printer: (computer science) an output device that prints the results of data processing
04005630 prison: a correctional institution where persons are confined while on trial or for punishment
04008634 projectile: a weapon that is forcibly thrown or projected at a targets but is not self-propelled
04009552 projector: an optical instrument that projects an enlarged image onto a screen
04019541 puck: a vulcanized rubber disk 3 inches in diameter that is used instead of a ball in ice hockey
04023962 punching bag: an inflated ball or bag that is suspended and punched for training in boxing
04026417 purse: a small bag for carrying money
04033901 quill: pen made from a bird's feather
04033995 quilt: bedding made of two layers of cloth filled with stuffing and stitched together
04037443 racer: a fast car that competes in races
04039381 racket: a sports implement (usually consisting of a handle and an oval frame with a tightly interlaced network of strings) used to strike a ball (or shuttlecock) in various games
04040759 radiator: a mechanism consisting of a metal honeycomb through which hot fluids circulate; heat is transferred from the fluid through the honeycomb to the airstream that is created either by the motion of the vehicle or by a fan
04041544 radio: a communication system based on broadcasting electromagnetic waves
04044716 radio telescope: astronomical telescope that picks up electromagnetic radiations in the radio-frequency range from extraterrestrial sources
04049303 rain barrel: a barrel used as a cistern to hold rainwater
04065272 recreational vehicle: a motorized wheeled vehicle used for camping or other recreational activities
04067472 reel: winder consisting of a revolving spool with a handle; attached to a fishing rod
04069434 reflex camera: camera that allows the photographer to view and focus the exact scene being photographed
04070727 refrigerator: white goods in which food can be stored at low temperatures
04074963 remote control: a device that can be used to control a machine or apparatus from a distance
04081281 restaurant: a building where people go to eat
04086273 revolver: a pistol with a revolving cylinder (usually having six chambers for bullets)
04090263 rifle: a shoulder firearm with a long barrel and a rifled bore
04099969 rocking chair: a chair mounted on rockers
04111531 rotisserie: an oven or broiler equipped with a rotating spit on which meat cooks as it turns
04116512 rubber eraser: an eraser made of rubber (or of a synthetic material with properties similar to rubber); commonly mounted at one end of a pencil
04118538 rugby ball: inflated oval ball used in playing rugby
04118776 rule: measuring stick consisting of a strip of wood or metal or plastic with a straight edge that is used for drawing straight lines and measuring lengths
04120489 running shoe: a light comfortable shoe designed for running
04125021 safe: strongbox where valuables can be safely kept
04127249 safety pin: a pin in the form of a clasp; has a guard so the point of the pin will not stick the user
04131690 saltshaker: a shaker with a perforated top for sprinkling salt
04133789 sandal: a shoe consisting of a sole fastened by straps to the foot
04136333 sarong: a loose skirt consisting of brightly colored fabric wrapped around the body; worn by both women and men in the South Pacific
04141076 sax: a single-reed woodwind with a conical bore
04141327 scabbard: a sheath for a sword or dagger or bayonet
04141975 scale: a measuring instrument for weighing; shows amount of mass
04146614 school bus: a bus used to transport children to or from school
04147183 schooner: sailing vessel used in former times
04149813 scoreboard: a large board for displaying the score of a contest (and some other information)
04152593 screen: the display that is electronically created on the surface of the large end of a cathode-ray tube
04153751 screw: a fastener with a tapered threaded shank and a slotted head
04154565 screwdriver: a hand tool for driving screws; has a tip that fits into the head of a screw
04162706 seat belt: a safety belt used in a car or plane to hold you in your seat in case of an accident
04179913 sewing machine: a textile machine used as a home appliance for sewing
04192698 shield: armor carried on the arm to intercept blows
04200800 shoe shop: a shop where shoes are sold
04201297 shoji: a translucent screen made of a wooden frame covered with rice paper
04204238 shopping basket: a handbasket used to carry goods while shopping
04204347 shopping cart: a handcart that holds groceries or other goods while shopping
04208210 shovel: a hand tool for lifting loose material; consists of a curved container or scoop and a handle
04209133 shower cap: a tight cap worn to keep hair dry while showering
04209239 shower curtain: a curtain that keeps water from splashing out of the shower area
04228054 ski: narrow wood or metal or plastic runners used in pairs for gliding over snow
04229816 ski mask: a woolen face mask to protect the face from cold while skiing on snow
04235860 sleeping bag: large padded bag designed to be slept in outdoors; usually rolls up like a bedroll
04238763 slide rule: analog computer consisting of a handheld instrument used for rapid calculations; have been replaced by pocket calculators
04239074 sliding door: a door that opens by sliding instead of swinging
04243546 slot: a slot machine that is used for gambling
04251144 snorkel: breathing device consisting of a bent tube fitting into a swimmer's mouth and extending above the surface; allows swimmer to breathe while face down in the water
04252077 snowmobile: tracked vehicle for travel on snow having skis in front
04252225 snowplow: a vehicle used to push snow from roads
04254120 soap dispenser: dispenser of liquid soap
04254680 soccer ball: an inflated ball used in playing soccer
04254777 sock: hosiery consisting of a cloth covering for the foot; worn inside the shoe; reaches to between the ankle and the knee
04258138 solar dish: a concave mirror that concentrates the rays of the sun; can produce high temperatures
04259630 sombrero: a straw hat with a tall crown and broad brim; worn in American southwest and in Mexico
04263257 soup bowl: a bowl for serving soup
04264628 space bar: the bar-shaped typewriter key that introduces spaces when used
04265275 space heater: heater consisting of a self-contained (usually portable) unit to warm a room
04266014 space shuttle: a reusable spacecraft with wings for a controlled descent through the Earth's atmosphere
04270147 spatula: a turner with a narrow flexible blade
04273569 speedboat: a fast motorboat
04275548 spider web: a web resembling the webs spun by spiders
04277352 spindle: a stick or pin used to twist the yarn in spinning
04285008 sports car: a small low car with a high-powered engine; usually seats two persons
04286575 spotlight: a lamp that produces a strong beam of light to illuminate a restricted area; used to focus attention of a stage performer
04296562 stage: a large platform on which people can stand and can be seen by an audience
04310018 steam locomotive: a locomotive powered by a steam engine
04311004 steel arch bridge: a steel bridge constructed in the form of an arch
04311174 steel drum: a concave percussion instrument made from the metal top of an oil drum; has an array of flattened areas that produce different tones when struck (of Caribbean origin)
04317175 stethoscope: a medical instrument for listening to the sounds generated inside the body
04325704 stole: a wide scarf worn about their shoulders by women
04326547 stone wall: a fence built of rough stones; used to separate fields
04328186 stopwatch: a timepiece that can be started or stopped for exact timing (as of a race)
04330267 stove: any heating apparatus
04332243 strainer: a filter to retain larger pieces while smaller pieces and liquids pass through
04335435 streetcar: a wheeled vehicle that runs on rails and is propelled by electricity
04336792 stretcher: a litter for transporting people who are ill or wounded or dead; usually consists of a sheet of canvas stretched between two poles
04344873 studio couch: convertible consisting of an upholstered couch that can be converted into a double bed
04346328 stupa: a dome-shaped shrine erected by Buddhists
04347754 submarine: a submersible warship usually armed with torpedoes
04350905 suit: a set of garments (usually including a jacket and trousers or skirt) for outerwear all of the same fabric and color
04355338 sundial: timepiece that indicates the daylight hours by the shadow that the gnomon casts on a calibrated dial
04355933 sunglass: a convex lens that focuses the rays of the sun; used to start a fire
04356056 sunglasses: spectacles that are darkened or polarized to protect the eyes from the glare of the sun
04357314 sunscreen: a cream spread on the skin; contains a chemical (as PABA) to filter out ultraviolet light and so protect from sunburn
04366367 suspension bridge: a bridge that has a roadway supported by cables that are anchored at both ends
04367480 swab: cleaning implement consisting of absorbent material fastened to a handle; for cleaning floors
04370456 sweatshirt: cotton knit pullover with long sleeves worn during athletic activity
04371430 swimming trunks: swimsuit worn by men while swimming
04371774 swing: mechanical device used as a plaything to support someone swinging back and forth
04372370 switch: control consisting of a mechanical or electrical or electronic device for making or breaking or changing the connections in a circuit
04376876 syringe: a medical instrument used to inject or withdraw fluids
04380533 table lamp: a lamp that sits on a table
04389033 tank: an enclosed armored military vehicle; has a cannon and moves on caterpillar treads
04392985 tape player: electronic equipment for playing back magnetic tapes
04398044 teapot: pot for brewing tea; usually has a spout and handle
04399382 teddy: plaything consisting of a child's toy bear (usually plush and stuffed with soft materials)
04404412 television: a telecommunication system that transmits images of objects (stationary or moving) between distant points
04409515 tennis ball: ball about the size of a fist used in playing tennis
04417672 thatch: a house roof made with a plant material (as straw)
04418357 theater curtain: a hanging cloth that conceals the stage from the view of the audience; rises or parts at the beginning and descends or closes between acts and at the end of a performance
04423845 thimble: a small metal cap to protect the finger while sewing; can be used as a small container
04428191 thresher: a farm machine for separating seeds or grain from the husks and straw
04429376 throne: the chair of state for a monarch, bishop, etc.
04435653 tile roof: a roof made of fired clay tiles
04442312 toaster: a kitchen appliance (usually electric) for toasting bread
04443257 tobacco shop: a shop that sells pipes and pipe tobacco and cigars and cigarettes
04447861 toilet seat: the hinged seat on a toilet
04456115 torch: a light usually carried in the hand; consists of some flammable substance
04458633 totem pole: a tribal emblem consisting of a pillar carved and painted with totemic figures; erected by Indian tribes of the northwest Pacific coast
04461696 tow truck: a truck equipped to hoist and pull wrecked cars (or to remove cars from no-parking zones)
04462240 toyshop: shop where toys are sold
04465501 tractor: a wheeled vehicle with large wheels; used in farming and other applications
04467665 trailer truck: a truck consisting of a tractor and trailer together
04476259 tray: an open receptacle for holding or displaying or serving articles or food
04479046 trench coat: a military style raincoat; belted with deep pockets
04482393 tricycle: a vehicle with three wheels that is moved by foot pedals
04483307 trimaran: a fast sailboat with 3 parallel hulls
04485082 tripod: a three-legged rack used for support
04486054 triumphal arch: a monumental archway; usually they are built to commemorate some notable victory
04487081 trolleybus: a passenger bus with an electric motor that draws power from overhead wires
04487394 trombone: a brass instrument consisting of a long tube whose length can be varied by a U-shaped slide
04493381 tub: a large open vessel for holding or storing liquids
04501370 turnstile: a gate consisting of a post that acts as a pivot for rotating arms; set in a passageway for controlling the persons entering
04505470 typewriter keyboard: a keyboard for manually entering characters to be printed
04507155 umbrella: a lightweight handheld collapsible canopy
04509417 unicycle: a vehicle with a single wheel that is driven by pedals
04515003 upright: a piano with a vertical sounding board
04517823 vacuum: an electrical home appliance that cleans by suction
04522168 vase: an open jar of glass or porcelain used as an ornament or to hold flowers
04523525 vault: an arched brick or stone ceiling or roof
04525038 velvet: a silky densely piled fabric with a plain back
04525305 vending machine: a slot machine for selling goods
04532106 vestment: gown (especially ceremonial garments) worn by the clergy
04532670 viaduct: bridge consisting of a series of arches supported by piers used to carry a road (or railroad) over a valley
04536866 violin: bowed stringed instrument that is the highest member of the violin family; this instrument has four strings and a hollow body and an unfretted fingerboard and is played with a bow
04540053 volleyball: an inflated ball used in playing volleyball
04542943 waffle iron: a kitchen appliance for baking waffles; the appliance usually consists of two indented metal pans hinged together so that they create a pattern on the waffle
04548280 wall clock: a clock mounted on a wall
04548362 wallet: a pocket-size case for holding papers and paper money
04550184 wardrobe: a tall piece of furniture that provides storage space for clothes; has a door and rails or hooks for hanging clothes
04552348 warplane: an aircraft designed and used for combat
04553703 washbasin: a basin for washing the hands ('wash-hand basin' is a British expression)
04554684 washer: a home appliance for washing clothes and linens automatically
04557648 water bottle: a bottle for holding water
04560804 water jug: a jug that holds water
04562935 water tower: a large reservoir for water
04579145 whiskey jug: a jug that contains whiskey
04579432 whistle: acoustic device that forces air or steam against an edge or into a cavity and so produces a loud shrill sound
04584207 wig: hairpiece covering the head and made of real or synthetic hair
04589890 window screen: screen to keep insects from entering a building through the open window
04590129 window shade: an opaque window blind that can cover or uncover a window
04591157 Windsor tie: a wide necktie worn in a loose bow
04591713 wine bottle: a bottle for holding wine
04592741 wing: one of the horizontal airfoils on either side of the fuselage of an airplane
04596742 wok: pan with a convex bottom; used for frying in Chinese cooking
04597913 wooden spoon: a spoon made of wood
04599235 wool: a fabric made from the hair of sheep
04604644 worm fence: rail fence consisting of a zigzag of interlocking rails
04606251 wreck: a ship that has been destroyed at sea
04612504 yawl: a ship's small boat (usually rowed by 4 or 6 oars)
04613696 yurt: a circular domed dwelling that is portable and self-supporting; originally used by nomadic Mongol and Turkic people of central Asia but now used as inexpensive alternative or temporary housing
06359193 web site: a computer connected to the internet that maintains a series of web pages on the World Wide Web
06596364 comic book: a magazine devoted to comic strips
06785654 crossword puzzle: a puzzle in which words corresponding to numbered clues are to be found and written in to squares in the puzzle
06794110 street sign: a sign visible from the street
06874185 traffic light: a visual signal to control the flow of traffic at intersections
07248320 book jacket: a paper jacket for a book; a jacket on which promotional information is usually printed
07565083 menu: the dishes making up a meal
07579787 plate: a main course served on a plate
07583066 guacamole: a dip made of mashed avocado mixed with chopped onions and other seasonings
07584110 consomme: clear soup usually of beef or veal or chicken
07590611 hot pot: a stew of meat and potatoes cooked in a tightly covered pot
07613480 trifle: a cold pudding made of layers of sponge cake spread with fruit or jelly; may be decorated with nuts, cream, or chocolate
07614500 ice cream: frozen dessert containing cream and sugar and flavoring
07615774 ice lolly: ice cream or water ice on a small wooden stick
07684084 French loaf: a loaf of French bread
07693725 bagel: (Yiddish) glazed yeast-raised doughnut-shaped roll with hard crust
07695742 pretzel: glazed and salted cracker typically in the shape of a loose knot
07697313 cheeseburger: a hamburger with melted cheese on it
07697537 hotdog: a frankfurter served hot on a bun
07711569 mashed potato: potato that has been peeled and boiled and then mashed
07714571 head cabbage: any of several varieties of cabbage having a large compact globular head; may be steamed or boiled or stir-fried or used raw in coleslaw
07714990 broccoli: branched green undeveloped flower heads
07715103 cauliflower: compact head of white undeveloped flowers
07716358 zucchini: small cucumber-shaped vegetable marrow; typically dark green
07716906 spaghetti squash: medium-sized oval squash with flesh in the form of strings that resemble spaghetti
07717410 acorn squash: small dark green or yellow ribbed squash with yellow to orange flesh
07717556 butternut squash: buff-colored squash with a long usually straight neck and sweet orange flesh
07718472 cucumber: cylindrical green fruit with thin green rind and white flesh eaten as a vegetable; related to melons
07718747 artichoke: a thistlelike flower head with edible fleshy leaves and heart
07720875 bell pepper: large bell-shaped sweet pepper in green or red or yellow or orange or black varieties
07730033 cardoon: only parts eaten are roots and especially stalks (blanched and used as celery); related to artichokes
07734744 mushroom: fleshy body of any of numerous edible fungi
07742313 Granny Smith: apple with a green skin and hard tart flesh
07745940 strawberry: sweet fleshy red fruit
07747607 orange: round yellow to orange fruit of any of several citrus trees
07749582 lemon: yellow oval fruit with juicy acidic flesh
07753113 fig: fleshy sweet pear-shaped yellowish or purple multiple fruit eaten fresh or preserved or dried
07753275 pineapple: large sweet fleshy tropical fruit with a terminal tuft of stiff leaves; widely cultivated
07753592 banana: elongated crescent-shaped yellow fruit with soft sweet flesh
07754684 jackfruit: immense East Indian fruit resembling breadfruit; it contains an edible pulp and nutritious seeds that are commonly roasted
07760859 custard apple: the fruit of any of several tropical American trees of the genus Annona having soft edible pulp
07768694 pomegranate: large globular fruit having many seeds with juicy red pulp in a tough brownish-red rind
07802026 hay: grass mowed and cured for use as fodder
07831146 carbonara: sauce for pasta; contains eggs and bacon or ham and grated cheese
07836838 chocolate sauce: sauce made with unsweetened chocolate or cocoa and sugar and water
07860988 dough: a flour mixture stiff enough to knead or roll
07871810 meat loaf: a baked loaf of ground meat
07873807 pizza: Italian open pie made of thin bread dough spread with a spiced mixture of e.g. tomato sauce and cheese
07875152 potpie: deep-dish meat and vegetable pie or a meat stew with dumplings
07880968 burrito: a flour tortilla folded around a filling
07892512 red wine: wine having a red color derived from skins of dark-colored grapes
07920052 espresso: strong black coffee brewed by forcing hot water under pressure through finely ground coffee beans
07930864 cup: a punch served in a pitcher instead of a punch bowl
07932039 eggnog: a punch made of sweetened milk or cream mixed with eggs and usually alcoholic liquor
09193705 alp: any high mountain
09229709 bubble: a hollow globule of gas (e.g., air or carbon dioxide)
09246464 cliff: a steep high face of rock
09256479 coral reef: a reef consisting of coral consolidated into limestone
09288635 geyser: a spring that discharges hot water and steam
09332890 lakeside: the shore of a lake
09399592 promontory: a natural elevation (especially a rocky one that juts out into the sea)
09421951 sandbar: a bar of sand
09428293 seashore: the shore of a sea or ocean
09468604 valley: a long depression in the surface of the land that usually contains a river
09472597 volcano: a mountain formed by volcanic material
09835506 ballplayer: an athlete who plays baseball
10148035 groom: a man participant in his own marriage ceremony
10565667 scuba diver: an underwater diver who uses scuba gear
11879895 rapeseed: seed of rape plants; source of an edible oil
11939491 daisy: any of numerous composite plants having flower heads with well-developed ray flowers usually arranged in a single whorl
12057211 yellow lady's slipper: maroon to purple-brown orchid with yellow lip; Europe, North America and Japan
12144580 corn: the dried grains or kernels or corn used as animal feed or ground for meal
12267677 acorn: fruit of the oak tree: a smooth thin-walled nut in a woody cup-shaped base
12620546 hip: the fruit of a rose plant
12768682 buckeye: the inedible nutlike seed of the horse chestnut
12985857 coral fungus: any of numerous fungi of the family Clavariaceae often brightly colored that grow in often intricately branched clusters like coral
12998815 agaric: a saprophytic fungus of the order Agaricales having an umbrellalike cap with gills on the underside
13037406 gyromitra: any fungus of the genus Gyromitra
13040303 stinkhorn: any of various ill-smelling brown-capped fungi of the order Phallales
13044778 earthstar: any fungus of the family Geastraceae; in form suggesting a puffball whose outer peridium splits into the shape of a star
13052670 hen-of-the-woods: large greyish-brown edible fungus forming a mass of overlapping caps that somewhat resembles a hen at the base of trees
13054560 bolete: any fungus of the family Boletaceae
13133613 ear: fruiting spike of a cereal plant especially corn
15075141 toilet tissue: a soft thin absorbent paper for use in toilets`;

/** "lemma: gloss", one a class. */
export const IMAGENET_GLOSSES: readonly string[] = LINES.trim()
  .split('\n')
  .map((line) => line.slice(line.indexOf(' ') + 1));
