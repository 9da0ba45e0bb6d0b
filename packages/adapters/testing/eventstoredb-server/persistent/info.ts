/** What the server tells of a persistent subscription. */
import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import type { Consumer } from './consumers.ts';
import type { Group } from './group.ts';
import type { Place } from './source.ts';

const connectionInfo = ({ connection, user, from, capacity, inFlight, delivered }: Consumer) => {
  const info = new persistent.SubscriptionInfo.ConnectionInfo();
  info.setConnectionName(connection);
  info.setUsername(user);
  info.setFrom(from);
  info.setAvailableSlots(capacity - inFlight.size);
  info.setInFlightMessages(inFlight.size);
  info.setTotalItems(String(delivered));
  info.setCountSinceLastMeasurement('0');
  return info;
};

export const subscriptionInfo = ({ source, name, settings, consumers, statistics }: Group) => {
  const figures = statistics();
  const described = (place: Place | undefined) => (place === undefined ? '' : source.describe(place));
  const info = new persistent.SubscriptionInfo();
  info.setEventSource(source.name);
  info.setGroupName(name);
  info.setStatus(figures.atEnd ? 'Live' : 'Behind');
  info.setConnectionsList(consumers.map(connectionInfo));
  info.setTotalItems(String(figures.delivered));
  info.setCountSinceLastMeasurement('0');
  info.setLastCheckpointedEventPosition(described(figures.checkpoint));
  info.setLastKnownEventPosition(described(figures.lastKnown));
  info.setResolveLinkTos(settings.resolveLinks);
  info.setStartFrom(source.describe(settings.startFrom));
  info.setMessageTimeoutMilliseconds(settings.messageTimeout);
  info.setExtraStatistics(settings.extraStatistics);
  info.setMaxRetryCount(settings.maxRetryCount);
  info.setLiveBufferSize(settings.liveBufferSize);
  info.setBufferSize(settings.historyBufferSize);
  info.setReadBatchSize(settings.readBatchSize);
  info.setCheckPointAfterMilliseconds(settings.checkpointAfter);
  info.setMinCheckPointCount(settings.minCheckpointCount);
  info.setMaxCheckPointCount(settings.maxCheckpointCount);
  info.setReadBufferCount(figures.buffered);
  info.setLiveBufferCount('0');
  info.setRetryBufferCount(figures.retrying);
  info.setTotalInFlightMessages(consumers.reduce((sum, { inFlight }) => sum + inFlight.size, 0));
  info.setOutstandingMessagesCount(figures.outstanding);
  info.setNamedConsumerStrategy(settings.strategy);
  info.setMaxSubscriberCount(settings.maxSubscriberCount);
  info.setParkedMessageCount(String(figures.parked));
  return info;
};
